namespace RealNvp.Engine.Specs;

/// <summary>When a setting has an effect at all.</summary>
/// <param name="Text">The condition as the end of a sentence: "the schedule is step".</param>
/// <param name="IsMet">Whether a spec meets it.</param>
public sealed record SettingCondition(string Text, Func<RunSpec, bool> IsMet);
