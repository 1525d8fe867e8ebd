namespace RealNvp.Web.Hosting.WarmUps;

/// <summary>What a feature's first visitor would otherwise wait for: code that is compiled and queries that are built upon their first use.</summary>
public interface IWarmUp
{
    /// <summary>Asks for the pages that people open first.</summary>
    Task RunAsync(WarmUpRequests requests, CancellationToken cancellationToken);
}
