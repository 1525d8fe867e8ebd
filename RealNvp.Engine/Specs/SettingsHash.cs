using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace RealNvp.Engine.Specs;

/// <summary>
/// One short text for "same settings, other seed": equal for two resolved specs exactly when they differ in nothing but training seed, name, tags,
/// the preset's name, and settings that have no effect beside the others.
/// </summary>
public static class SettingsHash
{
    /// <summary>Start of every hash computed this way; another way gets another start, so that the two never count as equal.</summary>
    public const string Prefix = "s1-";

    private const string SeedPath = "training.seed";

    /// <summary>The hash of a resolved spec: one in which every default is spelled out.</summary>
    /// <param name="start">What else decides where training starts, such as the checkpoint that a fork goes on from; null: the first weights of a seed.</param>
    public static string Of(RunSpec spec, string? start = null)
    {
        ArgumentNullException.ThrowIfNull(spec);
        var text = new StringBuilder();
        if (start is not null)
        {
            text.Append("start=").Append(start).Append('\n');
        }

        foreach (var (path, value) in Data(spec.Dataset).Concat(Settings(spec)))
        {
            text.Append(path).Append('=').Append(value).Append('\n');
        }

        return Prefix + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, 16));
    }

    private static IEnumerable<(string Path, string Value)> Data(DatasetSpec dataset)
    {
        if (dataset.IsTable)
        {
            yield return ("dataset.table", dataset.Id ?? dataset.Csv?.File ?? "");
            yield break;
        }

        yield return ("dataset.kind", dataset.Kind);
        yield return ("dataset.noise", dataset.Noise?.ToString("R", CultureInfo.InvariantCulture) ?? "");
        foreach (var (name, value) in dataset.Parameters.OrderBy(parameter => parameter.Key, StringComparer.Ordinal))
        {
            yield return ("dataset.parameters." + name, value.ToString("R", CultureInfo.InvariantCulture));
        }
    }

    private static IEnumerable<(string Path, string Value)> Settings(RunSpec spec) => SettingCatalogue.All
        .Where(setting => setting.Group.Length > 0 && setting.Path != SeedPath && setting.IsUsedBy(spec))
        .Where(setting => setting.Group != "dataset" || !spec.Dataset.IsTable)
        .Select(setting => (setting.Path, Setting.Spell(setting.Get(spec))));
}
