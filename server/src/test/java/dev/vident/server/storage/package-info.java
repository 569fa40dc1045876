/// What tests of stores share: the three back ends and rows to fill them with.
package dev.vident.server.storage;
