using System.Runtime.CompilerServices;
using Bunit;

namespace RealNvp.Web.Tests;

/// <summary>How long bUnit waits before it calls a page broken: far longer than it takes, for busy machines.</summary>
internal static class PatientWaits
{
    [ModuleInitializer]
    internal static void Set() => BunitContext.DefaultWaitTimeout = TimeSpan.FromMinutes(1);
}
