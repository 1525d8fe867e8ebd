using RealNvp.Engine.Datasets;

namespace RealNvp.Web.Features.Datasets;

/// <summary>The ways a CSV file is written, in words.</summary>
internal static class FormatNames
{
    public static IReadOnlyList<(char Mark, string Name)> Delimiters { get; } =
        [(',', "Comma"), (';', "Semicolon"), ('\t', "Tab"), ('|', "Bar |"), (' ', "Space")];

    /// <summary>"Comma, decimal dot, with a header".</summary>
    public static string Describe(CsvFormat? format) => format is null
        ? "unknown"
        : $"{Delimiters.First(d => d.Mark == format.Delimiter).Name}, decimal {(format.DecimalMark == '.' ? "dot" : "comma")}, {(format.HasHeader ? "with a header" : "no header")}";
}
