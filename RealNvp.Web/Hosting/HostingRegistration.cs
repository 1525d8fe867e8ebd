using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Options;
using RealNvp.Engine.Specs;
using RealNvp.Web.Hosting.WarmUps;

namespace RealNvp.Web.Hosting;

public static class HostingRegistration
{
    private static readonly TimeSpan KeepAliveInterval = TimeSpan.FromSeconds(20);

    /// <summary>How long a connection may leave a ping unanswered: a computer that went to sleep does not say goodbye.</summary>
    private static readonly TimeSpan KeepAliveTimeout = TimeSpan.FromSeconds(20);

    /// <summary>
    /// The framework's switch for looking at every static file anew on each request, on unless told otherwise in whatever <c>dotnet run</c> and <c>dotnet build</c>
    /// have made: browsers are then told to keep nothing, and files go out unpacked.
    /// </summary>
    private const string ReloadsAssets = "ReloadStaticAssetsAtRuntime";

    /// <summary>What the host needs whatever it serves: settings, the data folder, keys, errors, JSON, compression.</summary>
    /// <exception cref="StartException">A setting is not allowed.</exception>
    public static StudioFolders AddStudioHosting(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var options = new StudioOptionsReader(builder.Configuration).Read();
        var folders = StudioFolders.Of(options);
        var silence = new StartupSilence();
        if (!builder.Environment.IsDevelopment())
        {
            builder.Configuration[ReloadsAssets] ??= bool.FalseString;
        }

        silence.Apply(builder.Logging);

        var services = builder.Services;
        services.AddSingleton(Options.Create(options));
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(folders);
        services.AddSingleton(silence);
        services.AddSingleton<DataFolderLock>();
        services.AddSingleton<PublicAddress>();
        services.AddSingleton<RequestPipeline>();
        services.AddSingleton<IStartupFilter>(provider => provider.GetRequiredService<RequestPipeline>());
        services.AddHostedService<WarmUpService>();
        if (options.KnownProxies.Length > 0)
        {
            services.Configure<ForwardedHeadersOptions>(forwarded => ProxyTrust.Apply(forwarded, options.KnownProxies));
        }

        // Keys beside the data: forms that are open survive a restart, and hosts with different data do not share keys. The folder's
        // rights protect them; the framework's warning that nothing else does is no news.
        services.AddDataProtection().SetApplicationName("RealNVP Studio").PersistKeysToFileSystem(new DirectoryInfo(folders.Keys));
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);

        services.ConfigureHttpJsonOptions(json => SpecJson.Apply(json.SerializerOptions));
        services.AddProblemDetails(problems => problems.CustomizeProblemDetails = ErrorAnswers.Explain);
        services.AddExceptionHandler<ProblemExceptionHandler>();
        services.AddExceptionHandler<PageExceptionHandler>();
        services.AddResponseCompression(compression => compression.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "application/problem+json"]);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        return folders;
    }

    /// <summary>What every request passes on its way in.</summary>
    public static void UseStudioHosting(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        if (app.Services.GetRequiredService<IOptions<StudioOptions>>().Value.KnownProxies.Length > 0)
        {
            // First: whatever follows is to see the host and the scheme that people see.
            app.UseForwardedHeaders();
        }

        app.UseMiddleware<StoppingGuard>();
        app.UseMiddleware<SecurityHeaders>();
        app.UseExceptionHandler(new ExceptionHandlerOptions { SuppressDiagnosticsCallback = context => !ErrorAnswers.IsOurs(context.Exception) });
        app.UseWhen(ErrorAnswers.WantsProblem, programs => programs.UseStatusCodePages());
        app.UseResponseCompression();
        app.UseWebSockets(new WebSocketOptions { KeepAliveInterval = KeepAliveInterval, KeepAliveTimeout = KeepAliveTimeout });
        app.UseMiddleware<CrossSiteGuard>();
    }
}
