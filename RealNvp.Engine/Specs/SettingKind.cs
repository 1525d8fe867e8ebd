namespace RealNvp.Engine.Specs;

public enum SettingKind
{
    Whole,
    Real,
    Choice,
    Text,
}
