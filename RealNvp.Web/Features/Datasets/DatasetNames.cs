using RealNvp.Engine.Specs;

namespace RealNvp.Web.Features.Datasets;

/// <summary>What an upload may be called.</summary>
internal static class DatasetNames
{
    /// <summary>The name of a file without its ending.</summary>
    public static string FromFile(string fileName)
    {
        var name = Path.GetFileNameWithoutExtension(fileName).Trim();
        return name.Length == 0 ? "data" : name.Length > DatasetLimits.NameLength ? name[..DatasetLimits.NameLength] : name;
    }

    /// <summary>White space and control characters become single spaces.</summary>
    public static string Clean(string name) =>
        string.Join(' ', string.Concat(name.Select(c => char.IsControl(c) ? ' ' : c)).Split(' ', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>What is wrong with a cleaned name, or null.</summary>
    public static FieldError? Check(string name) => name.Length > DatasetLimits.NameLength
        ? new FieldError("name", FormattableString.Invariant($"name has {name.Length:#,##0} characters; it must have at most {DatasetLimits.NameLength}."))
        : null;
}
