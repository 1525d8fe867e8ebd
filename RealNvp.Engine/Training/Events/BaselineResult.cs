namespace RealNvp.Engine.Training.Events;

/// <summary>
/// What a simpler density estimate reaches on the very rows the flow is tested on, fitted on the flow's training rows; so that an NLL of
/// -3.1 nats means something.
/// </summary>
public sealed record BaselineResult
{
    /// <summary>Short name: <c>gaussian</c>, <c>mixture</c> or <c>kernel</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Name for people, inside a sentence: "one Gaussian".</summary>
    public required string Title { get; init; }

    /// <summary>Test rows it was measured on; fewer than the flow's where a short run on a toy gave it only some.</summary>
    public int? Rows { get; init; }

    /// <summary>Nats per row on standardised data; absent where it could not be fitted.</summary>
    public double? Nll { get; init; }

    /// <summary>Standard error of <see cref="Nll"/>.</summary>
    public double? StandardError { get; init; }

    /// <summary>Its NLL minus the flow's, row by row: positive where the flow is better. Nats per row.</summary>
    public double? FlowAdvantage { get; init; }

    /// <summary>Standard error of <see cref="FlowAdvantage"/>, smaller than that of either NLL because both see the same rows.</summary>
    public double? FlowAdvantageError { get; init; }

    /// <summary>What was chosen in fitting it: components, bandwidth, rows used.</summary>
    public string? Detail { get; init; }

    /// <summary>Why it could not be fitted.</summary>
    public string? Problem { get; init; }
}
