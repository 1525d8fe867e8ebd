using System.Text.Json.Serialization;
using RealNvp.Engine.Datasets;

namespace RealNvp.Engine.Specs;

/// <summary>Where the rows come from: a toy of the catalogue, a stored upload (<see cref="Id"/>) or a CSV file (<see cref="Csv"/>).</summary>
public sealed record DatasetSpec
{
    /// <summary>Kind of toy (see <see cref="ToyCatalogue"/>), or <see cref="CsvKind"/> for a table.</summary>
    public string Kind { get; init; } = Defaults.Kind;

    /// <summary>Rows drawn from a toy. Not used for tables: they have the rows they have.</summary>
    public int Samples { get; init; } = Defaults.Samples;

    /// <summary>Standard deviation of the toy's noise in its own units; null: the toy's default.</summary>
    public double? Noise { get; init; }

    /// <summary>Seed of the toy's generator.</summary>
    public int Seed { get; init; } = Defaults.Seed;

    /// <summary>Whether each epoch trains on points of its own; for toys alone.</summary>
    public bool Fresh { get; init; } = Defaults.Fresh;

    /// <summary>Further parameters of the toy by name; those left out take the toy's defaults.</summary>
    public IReadOnlyDictionary<string, double> Parameters { get; init; } = new Dictionary<string, double>();

    /// <summary>Id of an uploaded data set. The host resolves it to <see cref="Csv"/> before a run starts.</summary>
    public string? Id { get; init; }

    /// <summary>A CSV file and how to read it.</summary>
    public CsvSource? Csv { get; init; }

    /// <summary>The <see cref="Kind"/> of a table of numbers.</summary>
    public const string CsvKind = "csv";

    /// <summary>True when the rows come from a table instead of a toy.</summary>
    [JsonIgnore]
    public bool IsTable => Id is not null || Csv is not null || Kind == CsvKind;

    public static class Defaults
    {
        public const string Kind = "moons";
        public const int Samples = 30_000;
        public const int Seed = 1;
        public const bool Fresh = false;
    }
}
