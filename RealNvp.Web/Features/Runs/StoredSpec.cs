using RealNvp.Data.Runs;
using RealNvp.Engine.Specs;

namespace RealNvp.Web.Features.Runs;

/// <summary>A run's settings as stored at its launch, under the name and tags it has now.</summary>
internal static class StoredSpec
{
    public static RunSpec Of(RunRecord run) =>
        (SpecJson.Deserialize<RunSpec>(run.SpecJson) ?? throw new InvalidOperationException($"The stored spec of run {run.Id} is empty.")) with { Name = run.Name, Tags = run.Tags };
}
