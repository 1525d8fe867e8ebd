namespace RealNvp.Data;

/// <summary>SQLite has no NaN: it is kept as NULL, in columns where NULL means nothing else. Infinities are kept as they are.</summary>
internal static class StoredNumber
{
    public static double? Of(double? value) => value is { } number && double.IsNaN(number) ? null : value;

    public static double Read(double? stored) => stored ?? double.NaN;
}
