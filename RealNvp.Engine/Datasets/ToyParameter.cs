namespace RealNvp.Engine.Datasets;

/// <summary>A number that shapes a toy distribution, with its limits.</summary>
/// <param name="Name">camelCase name, as in <c>dataset.parameters</c>.</param>
/// <param name="Title">Label for people.</param>
/// <param name="Help">One sentence.</param>
/// <param name="IsWhole">Whether only whole numbers make sense (a count of modes, say).</param>
public sealed record ToyParameter(string Name, string Title, string Help, double Default, double Min, double Max, bool IsWhole = false);
