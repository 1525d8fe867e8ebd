namespace RealNvp.Web.Hosting;

/// <summary>The host cannot start, for a reason that the person who starts it can do something about.</summary>
/// <param name="what">What is wrong and where.</param>
/// <param name="advice">What to do, or null where <paramref name="what"/> says it.</param>
public sealed class StartException(string what, string? advice = null, Exception? innerException = null)
    : Exception(advice is null ? what : what + Environment.NewLine + advice, innerException);
