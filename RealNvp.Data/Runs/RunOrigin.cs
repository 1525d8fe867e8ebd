namespace RealNvp.Data.Runs;

/// <summary>How a run came to be.</summary>
public enum RunOrigin
{
    /// <summary>From a form or a request of its own.</summary>
    New,

    /// <summary>From another run's settings, some of them changed.</summary>
    Clone,

    /// <summary>Another run's settings with another training seed.</summary>
    Repeat,

    /// <summary>Went on from another run's checkpoint with other settings.</summary>
    Fork,

    /// <summary>Another run's settings once more, to compare the numbers.</summary>
    Reproduction,

    /// <summary>Trained elsewhere and brought here as a bundle.</summary>
    Import,
}
