namespace RealNvp.Web.Features.Runs.Use;

/// <summary>How much may be asked for.</summary>
public static class FlowUseLimits
{
    /// <summary>Most rows of one draw.</summary>
    public const int MaxSampleRows = 10_000_000;

    public const int DefaultSampleRows = 1_000;

    /// <summary>Rows drawn for a picture.</summary>
    public const int PreviewRows = 2_000;
}
