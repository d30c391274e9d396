using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Huiyin.Platform;
using Huiyin.Staff.Public;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Huiyin.Edge;

/// <summary>
/// Carries out one posted change in one transaction together with its idempotency record: the key comes from the
/// <c>Idempotency-Key</c> header or the one-time token of a form. A repeat gets the first answer again.
/// </summary>
internal sealed class Change(HuiyinDb db, UnitOfWork work, CurrentStaff me, TimeProvider clock)
{
    public const string Header = "Idempotency-Key";
    public const string FormField = "formToken";

    private static readonly StandingQuestion<Func<HuiyinDb, CommunityId, StaffId, string, Task<DoneRequest?>>> Before =
        new(() =>
            EF.CompileAsyncQuery(
                (HuiyinDb db, CommunityId community, StaffId staff, string key) =>
                    db.Set<DoneRequest>()
                        .AsNoTracking()
                        .SingleOrDefault(r => r.CommunityId == community && r.StaffId == staff && r.Key == key)
            )
        );

    public async Task<Outcome<Reply>> Once(HttpRequest request, object? input, Func<Task<Outcome<Reply>>> change)
    {
        try
        {
            return await OnceMore(request, input, change);
        }
        catch (Exception lost) when (LostARace(lost))
        {
            // Somebody wrote the same in the same instant; what they wrote is there now, and this change meets it.
            db.ChangeTracker.Clear();
            return await OnceMore(request, input, change);
        }
    }

    private static bool LostARace(Exception failed) =>
        (failed as PostgresException ?? failed.InnerException as PostgresException)?.SqlState
            is PostgresErrorCodes.DeadlockDetected
                or PostgresErrorCodes.SerializationFailure
                or PostgresErrorCodes.UniqueViolation;

    private async Task<Outcome<Reply>> OnceMore(HttpRequest request, object? input, Func<Task<Outcome<Reply>>> change)
    {
        var key = await KeyOf(request);
        if (key is null)
            return await work.Run(change);
        if (key.Length > 200)
            return Refusal.Invalid(Header, "Idempotency-Key 最长 200 个字符。");

        var hash = SHA256.HashData(
            Encoding.UTF8.GetBytes($"{request.Method} {request.Path}\n{JsonSerializer.Serialize(input, Json.Stored)}")
        );
        return await work.Run<Reply>(async () =>
        {
            var done = await Before.To(db)(db, me.CommunityId, me.Id, key);
            if (done is not null)
            {
                var isForm = request.HasFormContentType;
                if (!done.BodyHash.AsSpan().SequenceEqual(hash))
                    return isForm ? FormSentBefore : UsedForSomethingElse;
                return done is { Status: StatusCodes.Status201Created, Answer: null } && !isForm
                    ? ShownBefore
                    : Repeat(done);
            }

            var outcome = await change();
            if (outcome.Refused(out var reply, out var no))
                return no;
            var record = new DoneRequest(me.CommunityId, me.Id, key, hash, clock.GetUtcNow());
            record.Answered(
                reply.Status,
                reply.Location,
                Keeps(reply, request) ? JsonSerializer.Serialize(reply.Body, Json.Edge) : null
            );
            db.Add(record);
            return reply;
        });
    }

    /// <summary>A form's answer is where it leads; what stands beside that is for the page there to show.</summary>
    private static bool Keeps(Reply reply, HttpRequest request) =>
        reply is { Body: not null, ShownOnce: false }
        && (!request.HasFormContentType || reply.Status == StatusCodes.Status303SeeOther);

    private static async Task<string?> KeyOf(HttpRequest request)
    {
        if (request.Headers.TryGetValue(Header, out var header) && !string.IsNullOrWhiteSpace(header))
            return header.ToString();
        if (request.HasFormContentType && (await request.ReadFormAsync())[FormField] is [{ Length: > 0 } token])
            return token;
        return null;
    }

    private static Reply Repeat(DoneRequest done) =>
        new(done.Status, done.Answer is null ? null : JsonDocument.Parse(done.Answer).RootElement, done.Location);

    private static readonly Refusal ShownBefore = new(
        "shown_before",
        "这个请求已经办好，结果只显示过一次；没有收到，就换一个 Idempotency-Key 再办。"
    );

    private static readonly Refusal FormSentBefore = new(
        "form_sent_before",
        "这张表单刚才已经提交过，那一次已经保存；这次写的如果也要保存，请再提交一次。",
        RefusalKind.Invalid
    );

    private static readonly Refusal UsedForSomethingElse = new(
        "idempotency_key_reused",
        "这个 Idempotency-Key 已经用于另一个请求。",
        RefusalKind.Invalid,
        Header
    );
}
