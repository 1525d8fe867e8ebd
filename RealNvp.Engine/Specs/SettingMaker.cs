namespace RealNvp.Engine.Specs;

/// <summary>Short ways to write a setting down.</summary>
internal static class SettingMaker
{
    public static Setting Whole(
        string path, string title, string help, int min, int max, int defaultValue, Func<RunSpec, int> get, Func<RunSpec, int, RunSpec> with) => new()
        {
            Path = path,
            Title = title,
            Help = help,
            Kind = SettingKind.Whole,
            Min = min,
            Max = max,
            Default = defaultValue,
            Get = spec => get(spec),
            With = (spec, value) => with(spec, (int)value!),
        };

    public static Setting Real(
        string path, string title, string help, double min, double max, double defaultValue, Func<RunSpec, double> get, Func<RunSpec, double, RunSpec> with) => new()
        {
            Path = path,
            Title = title,
            Help = help,
            Kind = SettingKind.Real,
            Min = min,
            Max = max,
            Default = defaultValue,
            Get = spec => get(spec),
            With = (spec, value) => with(spec, (double)value!),
        };

    public static Setting Switch(
        string path, string title, string help, bool defaultValue, Func<RunSpec, bool> get, Func<RunSpec, bool, RunSpec> with) => new()
        {
            Path = path,
            Title = title,
            Help = help,
            Kind = SettingKind.Switch,
            Default = defaultValue,
            Get = spec => get(spec),
            With = (spec, value) => with(spec, (bool)value!),
        };

    public static Setting Choice<T>(
        string path, string title, string help, T defaultValue, IReadOnlyList<SettingChoice> choices, Func<RunSpec, T> get, Func<RunSpec, T, RunSpec> with)
        where T : struct, Enum => new()
        {
            Path = path,
            Title = title,
            Help = help,
            Kind = SettingKind.Choice,
            Choices = choices,
            Default = defaultValue,
            Get = spec => get(spec),
            With = (spec, value) => with(spec, (T)value!),
        };

    public static Setting Text(
        string path, string title, string help, int maxLength, Func<RunSpec, string?> get, Func<RunSpec, string?, RunSpec> with) => new()
        {
            Path = path,
            Title = title,
            Help = help,
            Kind = SettingKind.Text,
            Max = maxLength,
            Default = null,
            Get = spec => get(spec),
            With = (spec, value) => with(spec, (string?)value),
        };
}
