using RealNvp.Data.Sharing;

namespace RealNvp.Data.Tests.Sharing;

public class ShareLinkStoreTests
{
    private static readonly NewShareLink Link = new()
    {
        TokenHash = "AB12",
        Kind = ShareKind.Comparison,
        Targets = ["b", "a"],
        View = "y=log",
        Title = "two runs",
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_link_is_found_by_the_hash_of_its_token_alone()
    {
        await using var studio = await StudioFixture.CreateAsync();
        var links = studio.Get<IShareLinkStore>();
        var expires = studio.Clock.GetUtcNow().UtcDateTime.AddDays(7);
        var stored = await links.CreateAsync(Link with { ExpiresAt = expires }, Token);

        var found = await links.FindByTokenAsync("AB12", Token);

        Assert.Equal((stored.Id, ShareKind.Comparison, "y=log", "two runs"), (found!.Id, found.Kind, found.View, found.Title));
        Assert.Equal(["b", "a"], found.Targets);
        Assert.Equal((expires, DateTimeKind.Utc), (found.ExpiresAt!.Value, found.ExpiresAt.Value.Kind));
        Assert.Null(await links.FindByTokenAsync("ab12", Token));
        Assert.Null(await links.FindByTokenAsync(stored.Id, Token));
    }

    [Fact]
    public async Task A_revoked_link_stays_and_is_revoked_once()
    {
        await using var studio = await StudioFixture.CreateAsync();
        var links = studio.Get<IShareLinkStore>();
        var stored = await links.CreateAsync(Link, Token);

        Assert.True(await links.TryRevokeAsync(stored.Id, Token));
        Assert.False(await links.TryRevokeAsync(stored.Id, Token));
        Assert.False(await links.TryRevokeAsync("nosuchlink", Token));

        Assert.Equal(studio.Clock.GetUtcNow().UtcDateTime, (await links.FindByTokenAsync("AB12", Token))!.RevokedAt);
    }

    [Fact]
    public async Task Only_a_link_that_opens_nothing_can_be_forgotten()
    {
        await using var studio = await StudioFixture.CreateAsync();
        var links = studio.Get<IShareLinkStore>();
        var open = await links.CreateAsync(Link, Token);
        var expiring = await links.CreateAsync(Link with { TokenHash = "2", ExpiresAt = studio.Clock.GetUtcNow().UtcDateTime.AddHours(1) }, Token);
        Assert.False(await links.TryDeleteEndedAsync(expiring.Id, Token));
        studio.Clock.Advance(TimeSpan.FromHours(1));

        Assert.True(await links.TryDeleteEndedAsync(expiring.Id, Token));
        Assert.False(await links.TryDeleteEndedAsync(open.Id, Token));
        await links.TryRevokeAsync(open.Id, Token);
        Assert.True(await links.TryDeleteEndedAsync(open.Id, Token));
        Assert.Empty(await links.ListAsync(Token));
    }

    [Fact]
    public async Task The_list_has_the_newest_first()
    {
        await using var studio = await StudioFixture.CreateAsync();
        var links = studio.Get<IShareLinkStore>();
        await links.CreateAsync(Link with { Title = "first" }, Token);
        studio.Clock.Advance(TimeSpan.FromSeconds(1));
        await links.CreateAsync(Link with { TokenHash = "2", Title = "second" }, Token);

        Assert.Equal(["second", "first"], (await links.ListAsync(Token)).Select(link => link.Title));
    }
}
