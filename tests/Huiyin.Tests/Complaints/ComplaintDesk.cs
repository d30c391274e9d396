using System.Text.Json;
using Huiyin.Tests.Infrastructure;
using Huiyin.Tests.Stories;

namespace Huiyin.Tests.Complaints;

/// <summary>A service centre with its people, and complaints that somebody brings.</summary>
internal static class ComplaintDesk
{
    /// <summary>A complaint of 刘女士 in 7-1-602; answers its path.</summary>
    public static async Task<string> Complaint(
        this Cuihu cuihu,
        string summary = "楼道灯坏了没人管",
        string? unit = "7-1-602",
        string? category = null,
        object? complaint = null,
        string? phone = null
    )
    {
        var registered = await cuihu.Zhang.Post(
            "/cases",
            new
            {
                channel = "phone",
                kind = "complaint",
                summary,
                unit,
                category,
                complaint,
                contact = phone is null ? null : new { phone },
            }
        );
        return $"/cases/{registered.Done().Json.Text("number")}";
    }

    public static async Task<string> Graded(this Cuihu cuihu, string grade)
    {
        var path = await cuihu.Complaint();
        (
            await cuihu.Huang.Post(
                $"{path}/grade",
                new
                {
                    grade,
                    reason = "按分级标准",
                    valid = true,
                }
            )
        ).Done();
        return path;
    }

    public static async Task<JsonElement> Read(this ApiClient who, string path) => (await who.Get(path)).Done().Json;

    public static async Task<IEnumerable<string>> Told(this ApiClient who) =>
        (await who.Get("/notifications")).Done().Json.EnumerateArray().Select(note => note.Text("kind")!);

    public static JsonElement Promise(this JsonElement found, string kind) =>
        found.At("promises").EnumerateArray().Single(promise => promise.Text("kind") == kind);

    public static JsonElement Fact(this JsonElement found, string name) =>
        found.At("timeline").EnumerateArray().Last(fact => fact.Text("fact") == name);
}
