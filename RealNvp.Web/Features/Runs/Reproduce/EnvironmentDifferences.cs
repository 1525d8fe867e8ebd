using RealNvp.Data.Runs;
using RealNvp.Engine.Specs;
using RealNvp.Engine.Training.Events;
using RealNvp.Web.Features.Runs.Repeat;
using RealNvp.Web.Ui;

namespace RealNvp.Web.Features.Runs.Reproduce;

/// <summary>What two runs of the same settings may owe different numbers to.</summary>
internal static class EnvironmentDifferences
{
    /// <summary>Everything recorded in which they differ; nothing as long as one has not started.</summary>
    public static IReadOnlyList<SpecDifference> Between(RunRecord from, RunRecord to)
    {
        if (Read(from) is not { } a || Read(to) is not { } b)
        {
            return [];
        }

        return Rows(a, b).Where(row => row.From != row.To).ToList();
    }

    private static IEnumerable<SpecDifference> Rows(Provenance a, Provenance b)
    {
        yield return new SpecDifference("engineVersion", "program", a.EngineVersion, b.EngineVersion);
        yield return new SpecDifference("commit", "source revision", a.Commit ?? Format.Unknown, b.Commit ?? Format.Unknown);
        yield return new SpecDifference("evaluator", "evaluator", a.Evaluator, b.Evaluator);
        yield return new SpecDifference("threads", "threads", Format.Plain(a.Threads), Format.Plain(b.Threads));
        yield return new SpecDifference("machine", "machine", a.Machine, b.Machine);
        yield return new SpecDifference("dataHash", "rows of the data", a.DataHash, b.DataHash);
        foreach (var name in a.Packages.Keys.Union(b.Packages.Keys).Order(StringComparer.Ordinal))
        {
            yield return new SpecDifference("packages." + name, name, a.Packages.GetValueOrDefault(name) ?? Format.Unknown, b.Packages.GetValueOrDefault(name) ?? Format.Unknown);
        }
    }

    private static Provenance? Read(RunRecord run) => run.ProvenanceJson is { } json ? SpecJson.Deserialize<Provenance>(json) : null;
}
