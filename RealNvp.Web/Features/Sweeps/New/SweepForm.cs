using RealNvp.Data.Sweeps;
using RealNvp.Engine.Specs;
using RealNvp.Web.Features.Runs.New;
using RealNvp.Web.Ui;

namespace RealNvp.Web.Features.Sweeps.New;

/// <summary>
/// What somebody has typed into the form of a sweep. Reading it writes the texts down as the body that the API would be sent and hands that to
/// <see cref="SweepRequestReader"/>, so that both speak with the same messages.
/// </summary>
public sealed class SweepForm
{
    public const string NameField = "name";
    public const string ObjectiveField = "objective.field";
    public const string CombinationsField = "combinations";
    public const string SeedsField = "seeds";
    public const string SeedField = "seed";
    public const string MinEpochsField = "asha.minEpochs";
    public const string EtaField = "asha.eta";
    public const string TimeBudgetField = "timeBudgetSeconds";
    public const string MaxConcurrentField = "maxConcurrent";

    private readonly Dictionary<string, string> _texts = new()
    {
        [NameField] = "",
        [ObjectiveField] = SweepObjective.Default.Field,
        [CombinationsField] = Format.Plain(SweepRequest.Defaults.Combinations),
        [SeedsField] = "",
        [SeedField] = Format.Plain(SweepRequest.Defaults.Seed),
        [MinEpochsField] = Format.Plain(AshaPlan.Defaults.MinEpochs),
        [EtaField] = Format.Plain(AshaPlan.Defaults.Eta),
        [TimeBudgetField] = "",
        [MaxConcurrentField] = "",
    };

    /// <summary>Starts with a base, and nothing that varies.</summary>
    public SweepForm(FormBaseline baseline)
    {
        Run = new RunForm(baseline) { Variants = Variants };
        _texts[TimeBudgetField] = "";
    }

    /// <summary>Starts with another sweep's wish.</summary>
    /// <param name="title">That sweep's name, which this one does not take over.</param>
    public SweepForm(SweepRequest request, string title)
        : this(FormBaseline.OfSweep(request.Base, title))
    {
        Kind = request.Kind;
        Goal = request.Objective.Goal;
        _texts[ObjectiveField] = request.Objective.Field;
        _texts[CombinationsField] = Format.Plain(request.Combinations ?? SweepRequest.Defaults.Combinations);
        _texts[SeedField] = Format.Plain(request.Seed);
        _texts[SeedsField] = request.Seeds is { } seeds ? string.Join(", ", seeds.Select(seed => Format.Plain(seed))) : "";
        _texts[MinEpochsField] = Format.Plain((request.Asha ?? new AshaPlan()).MinEpochs);
        _texts[EtaField] = Format.Plain((request.Asha ?? new AshaPlan()).Eta);
        _texts[TimeBudgetField] = request.TimeBudgetSeconds is { } budget ? DurationText.Write(budget) : "";
        _texts[MaxConcurrentField] = request.MaxConcurrent is { } most ? Format.Plain(most) : "";
        SetDimensions([.. request.Dimensions.Select(DimensionForm.Of)]);
    }

    /// <summary>The settings that all trials share.</summary>
    public RunForm Run { get; }

    public SweepKind Kind { get; set; } = SweepKind.Random;

    public SweepGoal Goal { get; set; } = SweepObjective.Default.Goal;

    /// <summary>What varies, in order.</summary>
    public IReadOnlyList<DimensionForm> Dimensions { get; private set; } = [];

    /// <summary>The texts by field of the API.</summary>
    public IReadOnlyDictionary<string, string> Texts => _texts;

    public string Text(string field) => _texts.GetValueOrDefault(field) ?? "";

    public void Set(string field, string text) => _texts[field] = text;

    /// <summary>Another objective, wanted the way it usually is.</summary>
    public void ChooseObjective(string field)
    {
        _texts[ObjectiveField] = field;
        Goal = SweepObjectives.Find(field) is { } known ? SweepObjectives.UsualGoal(known) : Goal;
    }

    /// <summary>Settings that can still be added, in the order of the run form.</summary>
    public IReadOnlyList<Setting> Addable()
    {
        var spec = Run.Read().Spec;
        return [.. SweepSettings.Of(spec).Where(setting => !Dimensions.Any(dimension => dimension.Setting == setting.Path)
            && !(Kind == SweepKind.Asha && setting.Path == "training.epochs"))];
    }

    /// <summary>The settings of the dimensions by path; one that the data do not have (any more) is missing.</summary>
    public IReadOnlyDictionary<string, Setting> Settings() => SweepSettings.Of(Run.Read().Spec).ToDictionary(setting => setting.Path);

    public void Add(Setting setting) => SetDimensions([.. Dimensions, DimensionForm.For(setting, Run.Read().Spec)]);

    public void Change(int index, DimensionForm dimension) => SetDimensions([.. Dimensions.Select((old, i) => i == index ? dimension : old)]);

    public void Remove(int index) => SetDimensions([.. Dimensions.Where((_, i) => i != index)]);

    /// <summary>One place up (-1) or down (1), as far as there are places.</summary>
    public void Move(int index, int by)
    {
        var to = index + by;
        if (to < 0 || to >= Dimensions.Count)
        {
            return;
        }

        var dimensions = Dimensions.ToList();
        (dimensions[index], dimensions[to]) = (dimensions[to], dimensions[index]);
        SetDimensions(dimensions);
    }

    /// <summary>The wish, with everything that the reading alone finds wrong.</summary>
    public SweepReading Read() => SweepFormBody.Read(this);

    public SweepFormDraft Save() => new(Run.Save(), Kind, Goal, Dimensions, new Dictionary<string, string>(_texts));

    public void Restore(SweepFormDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        Run.Restore(draft.Run);
        (Kind, Goal) = (draft.Kind, draft.Goal);
        foreach (var (field, text) in draft.Texts)
        {
            _texts[field] = text;
        }

        SetDimensions(draft.Dimensions);
    }

    private void SetDimensions(IReadOnlyList<DimensionForm> dimensions)
    {
        Dimensions = dimensions;
        Run.Elsewhere = [.. dimensions.Select(dimension => dimension.Setting)];
    }

    /// <summary>The settings of trials that differ in a choice: a field that only some of them use is shown.</summary>
    private IEnumerable<RunSpec> Variants(RunSpec spec)
    {
        yield return spec;
        foreach (var dimension in Dimensions)
        {
            if (SettingCatalogue.Find(dimension.Setting) is not { Kind: SettingKind.Choice or SettingKind.Switch } setting)
            {
                continue;
            }

            foreach (var value in dimension.ValueList)
            {
                if (SweepValue.Parse(setting, value) is { } parsed)
                {
                    yield return setting.With(spec, parsed);
                }
            }
        }
    }
}
