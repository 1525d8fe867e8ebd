namespace RealNvp.Web.Charts;

/// <summary>One square of a <see cref="SnapshotViewer"/>.</summary>
public sealed record SnapshotPanel
{
    public required string Title { get; init; }

    /// <summary>One line below the title: what the points are.</summary>
    public string Caption { get; init; } = "";

    /// <summary>Address of a snapshot's safetensors file, with <c>{epoch}</c> in it.</summary>
    public required string UrlFormat { get; init; }

    /// <summary>Which of its tensors: <c>data</c>, <c>latent</c>, <c>noise</c> or <c>generated</c>.</summary>
    public required string Tensor { get; init; }

    /// <summary>Epochs that have a snapshot, ascending.</summary>
    public required IReadOnlyList<int> Epochs { get; init; }

    /// <summary>Colour of all points where they are not coloured by place: a colour or <c>var(--name)</c>.</summary>
    public required string Colour { get; init; }

    /// <summary>The tensor whose places colour the points row by row; null: one colour for all.</summary>
    public string? PlaceTensor { get; init; }

    /// <summary>Scale for colours by place: <c>cool</c> or <c>warm</c>.</summary>
    public string Tone { get; init; } = "cool";

    /// <summary>Panels of one group share their axes.</summary>
    public string Group { get; init; } = "";

    /// <summary>Names of the data's columns where they are not the viewer's.</summary>
    public IReadOnlyList<string>? ColumnNames { get; init; }

    /// <summary>Whether the data's columns share a unit, so that a step across should look as long as a step up.</summary>
    public bool EqualUnits { get; init; } = true;

    /// <summary>Whether the panel's link to the next one is drawn: "f" for data to latent.</summary>
    public string? Arrow { get; init; }

    public string EmptyText { get; init; } = "No snapshot yet";

    /// <summary>Latent space: a fixed window and columns z1, z2 and so on.</summary>
    public bool Latent => Tensor is "latent" or "noise";
}
