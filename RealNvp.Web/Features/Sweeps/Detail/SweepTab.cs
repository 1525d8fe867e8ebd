namespace RealNvp.Web.Features.Sweeps.Detail;

/// <summary>Parts of a sweep's page.</summary>
public enum SweepTab
{
    Trials,

    /// <summary>Which settings matter.</summary>
    Settings,

    /// <summary>As it was launched.</summary>
    Definition,
}
