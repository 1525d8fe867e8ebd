using RealNvp.Engine.Datasets;
using RealNvp.Engine.Specs;
using RealNvp.Engine;

namespace RealNvp.Web.Features.Datasets.Api;

/// <summary>The fields beside the file, read leniently in spelling and strictly in sense: all that is wrong is named.</summary>
internal sealed class UploadFields
{
    private static readonly string[] Known = ["name", "columns", "delimiter", "decimal", "header", "dropMissing"];

    private readonly List<string> _columns = [];
    private readonly List<FieldError> _errors = [];
    private char? _delimiter, _decimalMark;
    private bool? _header;

    public IReadOnlyList<FieldError> Errors => _errors;

    public string? Name { get; private set; }

    public bool DropMissing { get; private set; }

    public void Add(string field, string value)
    {
        switch (field)
        {
            case "name":
                Name = value;
                break;
            case "columns":
                _columns.Add(value);
                break;
            case "delimiter":
                _delimiter = Choose(field, value, [(",", ','), ("comma", ','), (";", ';'), ("semicolon", ';'), ("tab", '\t'), ("\t", '\t'), ("|", '|'), ("pipe", '|'), ("space", ' '), (" ", ' ')]);
                break;
            case "decimal":
                _decimalMark = Choose(field, value, [(".", '.'), ("dot", '.'), (",", ','), ("comma", ',')]);
                break;
            case "header":
                _header = YesOrNo(field, value);
                break;
            case "dropMissing":
                DropMissing = YesOrNo(field, value) ?? false;
                break;
            default:
                _errors.Add(new FieldError(ShortText.Of(field), $"There is no field {ShortText.Of(field)}; an upload has file, {string.Join(", ", Known)}."));
                break;
        }
    }

    /// <summary>The columns asked for. A single value may list several, unless it is itself the name of one.</summary>
    public IReadOnlyList<string> Columns(IReadOnlyList<string> inFile) =>
        [.. _columns.SelectMany(value => inFile.Contains(value.Trim()) ? [value] : value.Split(',')).Select(name => name.Trim()).Where(name => name.Length > 0)];

    /// <summary>The format, with what was not said taken from what was detected.</summary>
    public CsvFormat Over(CsvFormat detected) => new(_delimiter ?? detected.Delimiter, _decimalMark ?? detected.DecimalMark, _header ?? detected.HasHeader);

    private char? Choose(string field, string value, (string Spelling, char Meaning)[] choices)
    {
        foreach (var (spelling, meaning) in choices)
        {
            if (spelling.Equals(value, StringComparison.OrdinalIgnoreCase))
            {
                return meaning;
            }
        }

        var spelled = choices.Select(choice => choice.Spelling).Where(spelling => !string.IsNullOrWhiteSpace(spelling));
        _errors.Add(new FieldError(field, $"{field} is \"{ShortText.Of(value)}\"; it must be one of {string.Join("  ", spelled)}."));
        return null;
    }

    private bool? YesOrNo(string field, string value)
    {
        if (bool.TryParse(value, out var yes))
        {
            return yes;
        }

        _errors.Add(new FieldError(field, $"{field} is \"{ShortText.Of(value)}\"; it must be true or false."));
        return null;
    }
}
