using Huiyin.Promises;
using Xunit;
using static Huiyin.Promises.FactKind;
using static Huiyin.Promises.PromiseStanding;

namespace Huiyin.Tests.Promises;

public sealed class CourseTests
{
    private static readonly long Later = History.Time("2026-12-01 00:00");

    private static PromiseState The(CourseReplay course, Charter charter, string rule) =>
        course.Promises.ToArray().Single(promise => charter.Rules[promise.Rule].Id == rule);

    [Fact]
    public void What_the_clock_reports_up_keeps_the_promise_to_report()
    {
        var course = new CourseReplay(Charter.Default, History.Shanghai);
        course.Play(History.Of(RequestKind.Complaint, "2026-09-07 10:00", grade: Grade.Major).Facts, Later);

        Assert.Equal(Kept, The(course, Charter.Default, "complaint.major.report_up").State);
    }

    [Fact]
    public void A_complaint_that_nobody_solves_is_regraded_as_this_charter_says_and_reported_to_the_general_manager()
    {
        var course = new CourseReplay(Charter.Default, History.Shanghai);
        var complaint = History.Of(RequestKind.Complaint, "2026-09-07 10:00", grade: Grade.Minor, valid: true);

        course.Play(complaint.Facts, Later);

        Assert.Equal(Missed, The(course, Charter.Default, "complaint.regrade_critical").State);
        var reported = The(course, Charter.Default, "complaint.critical.report_up");
        Assert.Equal((Kept, "2026-10-08 00:00"), (reported.State, History.Local(reported.OpenedAt)));
    }

    [Fact]
    public void What_people_did_after_the_clock_regraded_has_the_grade_that_it_would_have_had()
    {
        var course = new CourseReplay(Charter.Default, History.Shanghai);
        var complaint = History
            .Of(RequestKind.Complaint, "2026-09-07 10:00", grade: Grade.Minor, valid: true)
            .Then(Handled, "2026-10-20 10:00");

        course.Play(complaint.Facts, Later);

        Assert.Equal(
            "2026-10-22 10:00",
            History.Local(The(course, Charter.Default, "complaint.critical.follow_up").DueAt)
        );
    }

    [Fact]
    public void A_case_that_the_clock_writes_nothing_into_plays_as_it_replays()
    {
        var repair = History
            .Of(RequestKind.Repair, "2026-09-07 10:00")
            .Then(Dispatched, "2026-09-07 10:10")
            .Then(Handled, "2026-09-08 10:00");
        var course = new CourseReplay(Charter.Default, History.Shanghai);

        Assert.Equal(repair.At("2026-12-01 00:00"), course.Play(repair.Facts, Later).ToArray());
    }

    [Fact]
    public void The_same_case_plays_the_same_after_any_other()
    {
        var course = new CourseReplay(Charter.Default, History.Shanghai);
        var complaint = History.Of(RequestKind.Complaint, "2026-09-07 10:00", grade: Grade.Minor, valid: true);
        var first = course.Play(complaint.Facts, Later).ToArray();
        course.Play(History.Of(RequestKind.Repair, "2026-09-07 10:00").Facts, Later);

        Assert.Equal(first, course.Play(complaint.Facts, Later).ToArray());
    }
}
