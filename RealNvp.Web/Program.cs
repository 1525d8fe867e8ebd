using RealNvp.Web.Shell;

// The settings file lies beside the program, whatever folder it is started from; data go under the working directory.
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
builder.WebHost.UseStaticWebAssets();
builder.Services.AddShell();

var app = builder.Build();
app.MapShell();
await app.RunAsync();
