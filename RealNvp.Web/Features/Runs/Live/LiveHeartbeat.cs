namespace RealNvp.Web.Features.Runs.Live;

/// <summary>Nothing is new, and the connection lives.</summary>
/// <param name="Heartbeat">Seconds within which the next message comes, this one again or news; who hears nothing for much longer has lost the connection.</param>
public sealed record LiveHeartbeat(int Heartbeat);
