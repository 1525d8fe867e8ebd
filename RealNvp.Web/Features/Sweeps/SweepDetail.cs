namespace RealNvp.Web.Features.Sweeps;

/// <summary>A sweep with what it was made from.</summary>
/// <param name="Summary">How it stands.</param>
/// <param name="Request">As it was launched, every default spelled out.</param>
/// <param name="Rungs">Epochs after which trials are compared and may be stopped; empty without stopping.</param>
/// <param name="EtaSeconds">Time until all trials have ended, from those that have; null: not known, or nothing is left.</param>
public sealed record SweepDetail(SweepSummary Summary, SweepRequest Request, IReadOnlyList<int> Rungs, double? EtaSeconds);
