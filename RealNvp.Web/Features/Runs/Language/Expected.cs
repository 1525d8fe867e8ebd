namespace RealNvp.Web.Features.Runs.Language;

/// <summary>What may stand at a place of a query.</summary>
internal enum Expected
{
    Condition,
    Operator,
    Value,

    /// <summary>A further value of a list, or its end.</summary>
    ListEnd,

    /// <summary>What joins two conditions, or starts the order.</summary>
    Link,
    By,
    SortField,
    Direction,
    Nothing,
}
