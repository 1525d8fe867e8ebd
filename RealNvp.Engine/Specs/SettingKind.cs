namespace RealNvp.Engine.Specs;

public enum SettingKind
{
    Whole,
    Real,

    /// <summary>True or false.</summary>
    Switch,

    /// <summary>One of an enum's members.</summary>
    Choice,
    Text,
}
