namespace RealNvp.Web.Features.Share.Public;

/// <summary>One result of a shared run.</summary>
/// <param name="Title">What it is.</param>
/// <param name="Value">The number as text.</param>
/// <param name="Unit">Its unit; empty where it has none.</param>
public sealed record SharedFact(string Title, string Value, string Unit = "");
