namespace RealNvp.Web.Hosting;

/// <summary>
/// While the host starts, the framework logs a failure with its stack trace before we can say it in words; it is kept quiet until the host is up.
/// </summary>
internal sealed class StartupSilence
{
    private volatile bool _ended;

    public void End() => _ended = true;

    public void Apply(ILoggingBuilder logging)
    {
        logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", level => level >= LogLevel.Warning && _ended);
        logging.AddFilter("Microsoft.AspNetCore.Server.Kestrel", level => level >= LogLevel.Warning && _ended);
    }
}
