using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Huiyin.Bench.Desk;

/// <summary>What the desk asks of the program all day.</summary>
internal sealed partial class Questions(string token, string cookies, IReadOnlyList<string> numbers)
{
    private const string Words = "%E6%BC%8F%E6%B0%B4";

    public static Question Nothing { get; } = new("floor: an empty endpoint", HttpStatusCode.OK, _ => Get("/health"));

    public Question Create { get; } = new("create a case", HttpStatusCode.Created, at => WithToken(Post(at), token));

    public IReadOnlyList<Question> Reading { get; } =
    [
        new(
            "read a case",
            HttpStatusCode.OK,
            at => WithToken(Get($"/api/v1/cases/{numbers[(int)((uint)at * 2_654_435_761 % numbers.Count)]}"), token)
        ),
        new("register, JSON", HttpStatusCode.OK, _ => WithToken(Get("/api/v1/cases?limit=50"), token)),
        new("register, page", HttpStatusCode.OK, _ => SignedIn(Get("/cases"), cookies, "text/html")),
        new("search 漏水, JSON", HttpStatusCode.OK, _ => WithToken(Get($"/api/v1/cases?q={Words}"), token)),
        new("search box, 漏水", HttpStatusCode.OK, _ => SignedIn(Get($"/search/suggest?q={Words}"), cookies, "*/*")),
    ];

    /// <summary>Signs in as a browser does; answers its cookies.</summary>
    public static async Task<string> SignIn(Uri address, string login, string password)
    {
        using var handler = new SocketsHttpHandler { UseCookies = true, AllowAutoRedirect = false };
        using var http = new HttpClient(handler) { BaseAddress = address };
        var page = await http.GetStringAsync("/sign-in");
        var field = Field().Match(page);
        using var form = new FormUrlEncodedContent(
            new Dictionary<string, string>
            {
                [field.Groups["name"].Value] = field.Groups["value"].Value,
                ["login"] = login,
                ["password"] = password,
            }
        );
        using var answer = await http.PostAsync("/sign-in", form);
        return answer.StatusCode == HttpStatusCode.SeeOther
            ? handler.CookieContainer.GetCookieHeader(address)
            : throw new InvalidOperationException($"Signing in: {answer.StatusCode}");
    }

    /// <summary>Somebody of another flat rings up each time.</summary>
    private static HttpRequestMessage Post(int at)
    {
        var flat = House.Flats[(int)((uint)at * 2_654_435_761 % House.Flats.Count)];
        var who = flat.AtHome[0];
        var body = JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                channel = "phone",
                kind = "repair",
                summary = House.Said[at % House.Said.Length],
                details = House.More,
                unit = flat.Code,
                contact = new { name = who.Name, phone = who.Phone },
            }
        );
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/v1/cases", UriKind.Relative))
        {
            Content = new ByteArrayContent(body),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("Idempotency-Key", Key(at));
        return request;
    }

    public static string Key(int at) =>
        Convert.ToHexStringLower(Encoding.ASCII.GetBytes($"{Environment.ProcessId:D7}-{at:D8}"));

    private static HttpRequestMessage Get(string path) => new(HttpMethod.Get, new Uri(path, UriKind.Relative));

    private static HttpRequestMessage WithToken(HttpRequestMessage request, string token)
    {
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + token);
        return request;
    }

    private static HttpRequestMessage SignedIn(HttpRequestMessage request, string cookies, string accept)
    {
        request.Headers.TryAddWithoutValidation("Cookie", cookies);
        request.Headers.TryAddWithoutValidation("Accept", accept);
        return request;
    }

    [GeneratedRegex(
        """name="(?<name>__RequestVerificationToken)"[^>]*value="(?<value>[^"]+)""",
        RegexOptions.ExplicitCapture,
        1_000
    )]
    private static partial Regex Field();
}
