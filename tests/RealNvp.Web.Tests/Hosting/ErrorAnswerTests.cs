using Microsoft.AspNetCore.Http;
using RealNvp.Data;
using RealNvp.Web.Hosting;

namespace RealNvp.Web.Tests.Hosting;

public class ErrorAnswerTests
{
    [Theory]
    [InlineData(StudioDatabaseProblem.DiskFull, 507)]
    [InlineData(StudioDatabaseProblem.Busy, 503)]
    [InlineData(StudioDatabaseProblem.Corrupt, 500)]
    public void What_the_database_says_reaches_the_one_who_asked(StudioDatabaseProblem problem, int status)
    {
        var answer = ErrorAnswers.For(new StudioDatabaseException(problem, "The disk that holds the database is full."));
        Assert.Equal((status, "The disk that holds the database is full."), (answer.Status, answer.Detail));
    }

    [Fact]
    public void Of_an_unexpected_error_nothing_is_told_that_could_be_a_secret()
    {
        var answer = ErrorAnswers.For(new InvalidOperationException("password is hunter2"));
        Assert.Equal(500, answer.Status);
        Assert.DoesNotContain("hunter2", answer.Title + answer.Detail, StringComparison.Ordinal);
        Assert.True(ErrorAnswers.IsOurs(new InvalidOperationException()));
        Assert.False(ErrorAnswers.IsOurs(new BadHttpRequestException("cut off")));
    }

    [Fact]
    public async Task People_get_a_page_that_loads_nothing()
    {
        var context = new DefaultHttpContext();
        using var body = new MemoryStream();
        context.Response.Body = body;
        var error = new StudioDatabaseException(StudioDatabaseProblem.DiskFull, "Full: <b>/data</b>");
        Assert.True(await new PageExceptionHandler().TryHandleAsync(context, error, TestContext.Current.CancellationToken));
        var html = System.Text.Encoding.UTF8.GetString(body.ToArray());
        Assert.Equal((507, "text/html; charset=utf-8"), (context.Response.StatusCode, context.Response.ContentType));
        Assert.Contains("Full: &lt;b&gt;/data&lt;/b&gt;", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<link", html, StringComparison.Ordinal);
    }
}
