/// Who may call: app tokens of integrators, SDK tokens and permalinks of applicants.
@NullMarked
package dev.vident.server.access;

import org.jspecify.annotations.NullMarked;
