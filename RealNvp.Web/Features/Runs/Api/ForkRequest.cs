namespace RealNvp.Web.Features.Runs.Api;

/// <summary>The description of a body that <see cref="ForkBody"/> reads; it has the fields of a launch beside these.</summary>
/// <param name="Epoch">Epoch of the checkpoint to go on from.</param>
/// <param name="Name">Name of the fork; left out: the run's, with the epoch.</param>
/// <param name="Training">The settings of training that are to change.</param>
public sealed record ForkRequest(int Epoch, string? Name, IReadOnlyDictionary<string, object?>? Training);
