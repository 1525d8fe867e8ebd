namespace RealNvp.Web.Queue;

/// <summary>Why a running run is asked to stop. A later value overrules an earlier one.</summary>
internal enum StopReason
{
    None,

    /// <summary>The host ends; the run goes on after the restart.</summary>
    HostStops,

    /// <summary>Somebody cancelled the run.</summary>
    Cancelled,
}
