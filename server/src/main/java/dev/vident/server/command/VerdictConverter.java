package dev.vident.server.command;

import dev.vident.server.simulation.PlannedVerdict;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads `--verdict`.
final class VerdictConverter implements ITypeConverter<PlannedVerdict> {
    @Override
    public PlannedVerdict convert(String text) {
        try {
            return PlannedVerdict.parse(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
