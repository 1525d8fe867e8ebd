namespace RealNvp.Web.Features.Runs.Language;

/// <summary>What is wrong with a query, and where.</summary>
/// <param name="Position">Of the first wrong character, from 0; the text's length when something is missing at its end.</param>
/// <param name="Length">Characters that are wrong; 0 at the end.</param>
/// <param name="Message">What is wrong and what is allowed.</param>
public sealed record QueryError(int Position, int Length, string Message)
{
    /// <summary>The message with the place, for answers that cannot mark it.</summary>
    public string Full => $"{Message} (At character {Position + 1}.)";
}
