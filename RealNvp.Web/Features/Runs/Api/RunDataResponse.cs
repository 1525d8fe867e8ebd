namespace RealNvp.Web.Features.Runs.Api;

/// <summary>The data a run trains on.</summary>
/// <param name="Name">Title of the toy or the upload.</param>
/// <param name="Id">Id of the upload; absent for a toy.</param>
/// <param name="Columns">Names of the columns; empty before training has started.</param>
/// <param name="TrainRows">Rows trained on; absent before training has started.</param>
/// <param name="ValidationRows">Rows held out to choose by; absent before training has started.</param>
/// <param name="TestRows">Rows held out to measure the final weights; absent before training has started.</param>
public sealed record RunDataResponse(string Name, string? Id, IReadOnlyList<string> Columns, int? TrainRows, int? ValidationRows, int? TestRows);
