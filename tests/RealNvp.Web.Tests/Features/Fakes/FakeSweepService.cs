using RealNvp.Engine.Specs;
using RealNvp.Web.Features.Sweeps;
using RealNvp.Web.Features.Sweeps.Importance;

namespace RealNvp.Web.Tests.Features.Fakes;

/// <summary>Sweeps with their trials in lists, and a note of what was asked.</summary>
internal sealed class FakeSweepService : ISweepService
{
    public List<SweepDetail> Sweeps { get; } = [];

    /// <summary>By sweep, in the order of their numbers.</summary>
    public Dictionary<string, List<SweepTrial>> Trials { get; } = [];

    public Dictionary<string, SweepImportance> Importances { get; } = [];

    public List<SweepReading> Previews { get; } = [];

    public List<SweepReading> Created { get; } = [];

    public List<string> Actions { get; } = [];

    /// <summary>How often a sweep was read with its trials, as whatever is asked of one needs them.</summary>
    public int Readings { get; private set; }

    /// <summary>Ids whose names were asked for, one list for each question.</summary>
    public List<IReadOnlyList<string>> NameQuestions { get; } = [];

    /// <summary>Sweeps whose importance was asked for.</summary>
    public List<string> ImportanceQuestions { get; } = [];

    /// <summary>What a preview answers, besides the errors of the reading.</summary>
    public Func<SweepReading, SweepPreview> Preview { get; set; } = _ => new SweepPreview { Errors = [] };

    /// <summary>What a launch answers instead of a sweep.</summary>
    public IReadOnlyList<FieldError> Refusal { get; set; } = [];

    /// <summary>What every reading throws, or null.</summary>
    public Exception? Failure { get; set; }

    /// <summary>What an action answers, by its name.</summary>
    public Dictionary<string, SweepActionResult> Answers { get; } = [];

    public Task<SweepPreview> PreviewAsync(SweepReading reading, CancellationToken cancellationToken = default)
    {
        Previews.Add(reading);
        var preview = Preview(reading);
        return Task.FromResult(preview with { Errors = [.. reading.Errors, .. preview.Errors] });
    }

    public Task<SweepCreation> CreateAsync(SweepReading reading, CancellationToken cancellationToken = default)
    {
        Created.Add(reading);
        return Task.FromResult(Refusal.Count > 0 ? new SweepCreation(null, Refusal) : new SweepCreation("launched", []));
    }

    public Task<SweepList> ListAsync(SweepListQuery query, CancellationToken cancellationToken = default)
    {
        if (Failure is not null)
        {
            return Task.FromException<SweepList>(Failure);
        }

        var matching = Sweeps.Select(sweep => sweep.Summary)
            .Where(sweep => query.Search is null || sweep.Name.Contains(query.Search, StringComparison.OrdinalIgnoreCase))
            .Where(sweep => query.Statuses.Count == 0 || query.Statuses.Contains(sweep.Status)).ToList();
        return Task.FromResult(new SweepList([.. matching.Skip((query.Page - 1) * query.PageSize).Take(query.PageSize)], matching.Count));
    }

    public async Task<SweepDetail?> FindAsync(string id, CancellationToken cancellationToken = default) => (await OpenAsync(id, cancellationToken))?.Sweep;

    public Task<IReadOnlyDictionary<string, string>> FindNamesAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken = default)
    {
        NameQuestions.Add(ids);
        return Task.FromResult<IReadOnlyDictionary<string, string>>(
            Sweeps.Where(sweep => ids.Contains(sweep.Summary.Id)).ToDictionary(sweep => sweep.Summary.Id, sweep => sweep.Summary.Name));
    }

    public Task<SweepBoard?> OpenAsync(string id, CancellationToken cancellationToken = default)
    {
        Readings++;
        return Failure is not null ? Task.FromException<SweepBoard?>(Failure)
            : Task.FromResult(Sweeps.Find(sweep => sweep.Summary.Id == id) is { } sweep ? new SweepBoard(sweep, Trials.GetValueOrDefault(id, [])) : null);
    }

    public async Task<SweepTrialList?> ListTrialsAsync(string id, SweepTrialQuery query, CancellationToken cancellationToken = default) =>
        (await OpenAsync(id, cancellationToken))?.PageOfTrials(query);

    public async Task<SweepCombinationList?> ListCombinationsAsync(string id, SweepTrialQuery query, CancellationToken cancellationToken = default) =>
        (await OpenAsync(id, cancellationToken))?.PageOfCombinations(query);

    public async Task<SweepImportance?> GetImportanceAsync(string id, CancellationToken cancellationToken = default) =>
        await OpenAsync(id, cancellationToken) is { } board ? await GetImportanceAsync(board, cancellationToken) : null;

    public Task<SweepImportance> GetImportanceAsync(SweepBoard board, CancellationToken cancellationToken = default)
    {
        ImportanceQuestions.Add(board.Sweep.Summary.Id);
        return Task.FromResult(Importances.GetValueOrDefault(board.Sweep.Summary.Id, new SweepImportance(0, 12, null, [], null)));
    }

    public Task<SweepActionResult> CancelAsync(string id, CancellationToken cancellationToken = default) => ActAsync($"cancel {id}");

    public Task<SweepActionResult> PauseAsync(string id, CancellationToken cancellationToken = default) => ActAsync($"pause {id}");

    public Task<SweepActionResult> ContinueAsync(string id, CancellationToken cancellationToken = default) => ActAsync($"continue {id}");

    public Task<SweepActionResult> ReviveAsync(string id, int trial, CancellationToken cancellationToken = default) => ActAsync($"revive {id} {trial}");

    public Task<SweepActionResult> RenameAsync(string id, string name, CancellationToken cancellationToken = default) => ActAsync($"rename {id} {name}");

    public Task<SweepActionResult> DeleteAsync(string id, CancellationToken cancellationToken = default) => ActAsync($"delete {id}");

    private Task<SweepActionResult> ActAsync(string action)
    {
        Actions.Add(action);
        return Task.FromResult(Answers.GetValueOrDefault(action.Split(' ')[0], SweepActionResult.Done));
    }
}
