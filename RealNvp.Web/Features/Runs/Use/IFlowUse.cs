using RealNvp.Engine.Evaluation.Scoring;
using RealNvp.Web.Features.Datasets;

namespace RealNvp.Web.Features.Runs.Use;

/// <summary>What can be done with the flow of a completed run: score somebody's rows, draw new ones. Each takes a process of its own.</summary>
public interface IFlowUse
{
    /// <summary>Scores a table. It may have to wait for its turn: only a few tables are scored at once.</summary>
    /// <param name="runId">A run with weights.</param>
    /// <param name="file">The uploaded table; disposed by the caller.</param>
    /// <param name="progress">Hears of progress.</param>
    /// <returns>Null: there is no such run, or it has no weights.</returns>
    /// <exception cref="FlowUseException">The program broke; the message says how.</exception>
    Task<ScoreOutcome?> ScoreAsync(
        string runId, StagedFile file, IProgress<ScoringProgress>? progress = null, CancellationToken cancellationToken = default);

    /// <summary>Draws rows and writes them as CSV with a header, in original units.</summary>
    /// <param name="runId">A run with weights.</param>
    /// <param name="count">Rows, from 1 to <see cref="FlowUseLimits.MaxSampleRows"/>.</param>
    /// <param name="seed">Equal seeds draw equal rows.</param>
    /// <param name="open">Called once the first bytes are there, for the stream that takes them.</param>
    /// <returns>False: there is no such run, or it has no weights.</returns>
    /// <exception cref="FlowUseException">The program broke; the message says how.</exception>
    Task<bool> SampleAsync(string runId, int count, int seed, Func<Stream> open, CancellationToken cancellationToken = default);

    /// <summary>A table scored within the last hour; null: there is none of that id for this run.</summary>
    ScoredTable? FindTable(string runId, string tableId);

    /// <summary>Removes a table that nobody will ask for again.</summary>
    void Forget(ScoredTable table);
}
