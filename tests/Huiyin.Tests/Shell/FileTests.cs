using Huiyin.Shell;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Huiyin.Tests.Shell;

public sealed class FileTests
{
    [Fact]
    public async Task A_file_with_its_fingerprint_travels_compressed_and_is_kept_for_a_year()
    {
        await using var site = await Site();
        var address = site.Services.GetRequiredService<ShellAssets>().Url("lib/tabler.css");
        var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { { "Accept-Encoding", "br" } } };

        using var answer = await site.GetTestClient().SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(["br"], answer.Content.Headers.ContentEncoding);
        Assert.Equal(TimeSpan.FromDays(365), answer.Headers.CacheControl!.MaxAge);
        var body = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Assert.InRange(body.Length, 1, 40_000);
    }

    [Fact]
    public async Task A_file_without_a_fingerprint_is_asked_for_again()
    {
        await using var site = await Site();

        using var answer = await site.GetTestClient()
            .GetAsync("/js/shared/bar.js", TestContext.Current.CancellationToken);

        Assert.True(answer.Headers.CacheControl!.NoCache);
    }

    private static async Task<WebApplication> Site()
    {
        var site = Rendered.Site(builder => builder.WebHost.UseTestServer());
        site.UseShellFiles();
        await site.StartAsync(TestContext.Current.CancellationToken);
        return site;
    }
}
