using Microsoft.Extensions.DependencyInjection;

namespace RealNvp.Web.Tests.Features.Fakes;

/// <summary>Services that stumble once: the first call of one of their methods ends in an exception, all others go through.</summary>
internal static class Stumbling
{
    public static T Over<T>(T inner, string method, Exception exception)
        where T : class
    {
        var proxy = System.Reflection.DispatchProxy.Create<T, StumblingProxy>();
        ((StumblingProxy)(object)proxy).Prepare(inner, method, exception);
        return proxy;
    }

    /// <summary>Puts one in the place of what is registered.</summary>
    public static void Into<T>(IServiceCollection services, string method, Exception exception)
        where T : class
    {
        var known = services.Single(service => service.ServiceType == typeof(T));
        services.Remove(known);
        services.AddSingleton(provider => Over(
            (T)(known.ImplementationFactory?.Invoke(provider) ?? ActivatorUtilities.CreateInstance(provider, known.ImplementationType!)), method, exception));
    }
}
