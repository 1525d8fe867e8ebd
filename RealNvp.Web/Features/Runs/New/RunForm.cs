using System.Globalization;
using System.Numerics;
using System.Text.Json;
using RealNvp.Engine.Datasets;
using RealNvp.Engine.Specs;
using RealNvp.Web.Ui;

namespace RealNvp.Web.Features.Runs.New;

/// <summary>
/// What somebody has typed into the form of a new run: a text for each setting, kept as typed. Reading it writes the texts down as
/// the body that the API would be sent and hands that to <see cref="RunSpecReader"/>, so that both speak with the same messages.
/// </summary>
public sealed class RunForm
{
    public const string KindPath = "dataset.kind";
    public const string IdPath = "dataset.id";
    public const string NoisePath = "dataset.noise";
    public const string TagsPath = "tags";
    public const string ParametersPrefix = "dataset.parameters.";

    private const string BatchPath = "training.batchSize";

    /// <summary>Batches that an epoch of a small table is divided into where nobody says otherwise.</summary>
    private const int FittedBatches = 4;

    private readonly Dictionary<string, string> _texts = [];
    private string? _fittedBatch;

    /// <summary>Starts with the values of a preset or of another run.</summary>
    public RunForm(FormBaseline baseline)
    {
        ArgumentNullException.ThrowIfNull(baseline);
        Baseline = baseline;
        Take(baseline.Spec, path => true);
        if (baseline.ForkEpoch is { } epoch && baseline.Spec.Training.Epochs <= epoch)
        {
            // The run has ended there: a fork of it is to train as long again.
            Set("training.epochs", Format.Plain(epoch + baseline.Spec.Training.Epochs));
        }
    }

    /// <summary>What changes are measured against.</summary>
    public FormBaseline Baseline { get; private set; }

    /// <summary>Kind of the chosen toy; kept while a table is chosen.</summary>
    public string Kind { get; private set; } = DatasetSpec.Defaults.Kind;

    /// <summary>Id of the chosen upload, or null for a toy.</summary>
    public string? DatasetId { get; private set; }

    public bool IsTable => DatasetId is not null;

    /// <summary>
    /// Settings whose values are chosen elsewhere, as a sweep's dimensions are: no field shows them, and what is wrong with them here does not count.
    /// </summary>
    public IReadOnlyCollection<string> Elsewhere { get; set; } = [];

    /// <summary>The settings that runs of this form may get from the ones chosen here: fields that any of them uses are shown.</summary>
    public Func<RunSpec, IEnumerable<RunSpec>> Variants { get; set; } = spec => [spec];

    /// <summary>The chosen toy, or null for a table (or a kind that does not exist).</summary>
    public ToyDataset? Toy => IsTable ? null : ToyCatalogue.Find(Kind);

    /// <summary>The text of a setting as typed.</summary>
    public string Text(string path) => _texts.GetValueOrDefault(Key(path)) ?? DefaultText(path);

    public void Set(string path, string? text) => _texts[Key(path)] = text ?? "";

    public void ChooseToy(string kind) => (Kind, DatasetId) = (kind, null);

    public void ChooseTable(string id) => DatasetId = id;

    /// <summary>
    /// Lowers a batch size that nobody has chosen where a table has fewer training rows: a preset made for a toy must not greet
    /// somebody's table with an error. Taken back when another data set is chosen.
    /// </summary>
    /// <param name="rows">Rows of the chosen data set, where known.</param>
    /// <param name="spec">The settings as read, for the shares of rows held out.</param>
    public void FitBatchSize(int? rows, RunSpec spec)
    {
        if (_fittedBatch is not null && Text(BatchPath) == _fittedBatch)
        {
            Reset(BatchPath);
        }

        _fittedBatch = null;
        if (!IsTable || rows is not { } count || IsChanged(BatchPath) || !int.TryParse(Text(BatchPath), NumberStyles.None, CultureInfo.InvariantCulture, out var batch))
        {
            return;
        }

        var training = DataSplit.Of(spec, count).Train;
        if (batch > training)
        {
            _fittedBatch = Format.Plain(BitOperations.RoundUpToPowerOf2((uint)Math.Max(2, training / FittedBatches) + 1) / 2);
            Set(BatchPath, _fittedBatch);
        }
    }

    /// <summary>Fills in what a preset is about; the chosen data set, seeds, name and tags stay.</summary>
    public void StartFrom(Preset preset)
    {
        Baseline = FormBaseline.Of(preset);
        Take(preset.Spec, Baseline.Governs);
    }

    /// <summary>Whether a setting differs from the preset or run that the form started from, as a value: 2e-3 is 0.002.</summary>
    public bool IsChanged(string path) => BaselineText(path) is { } from && !NumberText.SameValue(Text(path), from);

    /// <summary>The text the setting started from; null where the start says nothing about it.</summary>
    public string? BaselineText(string path)
    {
        if (!Baseline.Governs(path))
        {
            return null;
        }

        var ofToy = path == NoisePath || path.StartsWith(ParametersPrefix, StringComparison.Ordinal);
        if (ofToy && (Baseline.Spec.Dataset.IsTable || Baseline.Spec.Dataset.Kind != Kind))
        {
            return null;
        }

        return path switch
        {
            KindPath => Baseline.Spec.Dataset.IsTable ? Baseline.Spec.Dataset.Id : Baseline.Spec.Dataset.Kind,
            _ => SpecText(Baseline.Spec, path) ?? DefaultText(path),
        };
    }

    /// <summary>Settings that differ from the start, in the order of the form.</summary>
    public IReadOnlyList<string> Changes() => Paths().Where(path => IsChanged(path) && (SettingCatalogue.Find(path) is not { } setting || Shows(setting))).ToList();

    /// <summary>
    /// Whether a setting has an effect beside the choices made so far, and may differ from the run that a fork goes on from: a form hides one that
    /// has none or may not.
    /// </summary>
    public bool Shows(Setting setting)
    {
        ArgumentNullException.ThrowIfNull(setting);
        return !Elsewhere.Contains(setting.Path) && (setting.OnlyWhen is null || Variants(Choices()).Any(setting.IsUsedBy)) && !(Baseline.ForkEpoch is not null && ForkRules.IsFixed(setting.Path));
    }

    /// <summary>Puts one setting back to where it started.</summary>
    public void Reset(string path)
    {
        if (path == KindPath)
        {
            (Kind, DatasetId) = Baseline.Spec.Dataset is { IsTable: true } table ? (Kind, table.Id) : (Baseline.Spec.Dataset.Kind, null);
        }
        else if (BaselineText(path) is { } text)
        {
            Set(path, text);
        }
    }

    public void ResetAll()
    {
        foreach (var path in Changes())
        {
            Reset(path);
        }

        // Noise and parameters count as changed only once the toy is the baseline's again.
        foreach (var path in Changes())
        {
            Reset(path);
        }
    }

    /// <summary>Every field shown for the chosen data set, in order.</summary>
    public IEnumerable<string> Paths()
    {
        yield return KindPath;
        if (Toy is { } toy)
        {
            yield return NoisePath;
            foreach (var parameter in toy.Parameters)
            {
                yield return ParametersPrefix + parameter.Name;
            }
        }

        foreach (var setting in SettingCatalogue.All.Where(s => s.Path != "name" && !(IsTable && s.Group == "dataset")))
        {
            yield return setting.Path;
        }

        yield return "name";
        yield return TagsPath;
    }

    /// <summary>The spec, or everything wrong with it.</summary>
    public RunSpecReading Read(RunLimits? limits = null)
    {
        var errors = new List<FieldError>();
        var body = RunFormBody.Write(this, errors);
        var reading = RunSpecReader.Read(JsonSerializer.SerializeToElement(body), limits);
        errors.AddRange(reading.Errors.Where(e => !errors.Exists(mine => mine.Field == e.Field)));
        if (Baseline.ForkEpoch is { } epoch)
        {
            errors.AddRange(ForkRules.Check(Baseline.Spec, reading.Spec, epoch).Where(e => !errors.Exists(mine => mine.Field == e.Field)));
        }

        // Nobody sees a field that has no effect; what was typed there is left out, as it is wrong.
        errors.RemoveAll(e => Elsewhere.Contains(e.Field) || (SettingCatalogue.Find(e.Field) is { } setting && !Variants(reading.Spec).Any(setting.IsUsedBy)));
        return reading with { Errors = errors };
    }

    /// <summary>The state for <see cref="Restore"/>.</summary>
    public RunFormDraft Save() => new(Kind, DatasetId, Baseline.PresetName, new Dictionary<string, string>(_texts));

    /// <summary>Takes up a saved state; the start it was measured against comes back too when it was a preset.</summary>
    public void Restore(RunFormDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        if (draft.Preset is { } name && Presets.Find(name) is { } preset)
        {
            Baseline = FormBaseline.Of(preset);
        }

        (Kind, DatasetId) = (draft.Kind, draft.DatasetId);
        foreach (var (key, text) in draft.Texts)
        {
            _texts[key] = text;
        }
    }

    /// <summary>Noise and parameters are kept for each toy apart, so that looking at another one loses nothing.</summary>
    private string Key(string path) => path == NoisePath || path.StartsWith(ParametersPrefix, StringComparison.Ordinal) ? $"{Kind}:{path}" : path;

    private string DefaultText(string path)
    {
        if (path == NoisePath)
        {
            return Toy is { } toy ? Format.Plain(toy.Noise.Default) : "";
        }

        if (path.StartsWith(ParametersPrefix, StringComparison.Ordinal))
        {
            return Toy?.Parameters.FirstOrDefault(p => ParametersPrefix + p.Name == path) is { } parameter ? Format.Plain(parameter.Default) : "";
        }

        return path == KindPath ? DatasetId ?? Kind : "";
    }

    private void Take(RunSpec spec, Func<string, bool> governs)
    {
        if (governs(KindPath))
        {
            DatasetId = spec.Dataset.Id;
            Kind = spec.Dataset.IsTable ? Kind : spec.Dataset.Kind;
        }

        foreach (var path in Paths().Where(path => path != KindPath && governs(path)))
        {
            if (SpecText(spec, path) is { } text)
            {
                Set(path, text);
            }
        }
    }

    /// <summary>A spec with the choices as they stand, on which the use of other settings depends.</summary>
    private RunSpec Choices()
    {
        var spec = Baseline.Spec;
        foreach (var setting in SettingCatalogue.All.Where(setting => setting.Kind is SettingKind.Choice))
        {
            var type = setting.Default!.GetType();
            if (setting.Choices.Any(choice => choice.Value == Text(setting.Path)))
            {
                spec = setting.With(spec, Enum.Parse(type, Text(setting.Path), ignoreCase: true));
            }
        }

        return spec;
    }

    private static string? SpecText(RunSpec spec, string path) => path switch
    {
        TagsPath => string.Join(", ", spec.Tags),
        NoisePath => spec.Dataset.Noise is { } noise ? Format.Plain(noise) : null,
        _ when path.StartsWith(ParametersPrefix, StringComparison.Ordinal) =>
            spec.Dataset.Parameters.TryGetValue(path[ParametersPrefix.Length..], out var value) ? Format.Plain(value) : null,
        _ => SettingCatalogue.Find(path)?.Get(spec) switch
        {
            null => "",
            int whole => Format.Plain(whole),
            double real => Format.Plain(real),
            var other => Setting.Spell(other),
        },
    };
}
