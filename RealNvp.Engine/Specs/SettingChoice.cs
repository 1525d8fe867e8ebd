namespace RealNvp.Engine.Specs;

/// <param name="Value">The value as JSON spells it.</param>
/// <param name="Title">Label for people.</param>
/// <param name="Help">One sentence: what it does.</param>
public sealed record SettingChoice(string Value, string Title, string Help);
