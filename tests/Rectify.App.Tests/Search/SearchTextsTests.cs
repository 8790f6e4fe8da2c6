using System.IO.Compression;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rectify.App.Evidence;
using Rectify.App.Search;
using Rectify.App.Tasks;
using Rectify.Domain.Measures;
using Rectify.Domain.Evidence;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Tasks;
using Rectify.Testing;
using Xunit;
using static Rectify.Testing.TestInspection;

namespace Rectify.App.Tests.Search;

public sealed class SearchTextsTests(TestOffice office) : IClassFixture<TestOffice>
{
    private static readonly DateOnly Day = new(2026, 3, 18);

    [Fact]
    public async Task Words_are_found_in_wording_measure_progress_and_evidence_in_that_order()
    {
        var inspection = await RegisteredAsync(office, problems: 2);
        await inspection.WalkTo(TaskState.Rectifying, measures: ["对第2处排口编号建档。", "清理岸坡。"]);
        await ReportAsync(inspection, "第2处排口已经编号。");
        await UploadAsync(inspection, "说明.txt", new string('填', 4_500) + "\n第2处排口照片附后。");

        var found = await FindAsync(office.Office, new SearchAsked("2处排口") { Inspection = inspection.Id });

        Assert.Equal([SearchPlace.Wording, SearchPlace.Measure, SearchPlace.Progress, SearchPlace.Evidence], found.Hits.Select(hit => hit.Key.Place));
        Assert.Equal([inspection.Tasks[1], inspection.Task, inspection.Task, inspection.Task], found.Hits.Select(hit => hit.Task));
        Assert.All(found.Hits, hit => Assert.Contains("2处排口", hit.Around, StringComparison.Ordinal));
        Assert.Equal((1, Day), (found.Hits[2].Measure, found.Hits[2].TrueOn));
        Assert.Equal(("说明.txt", 2), (found.Hits[3].FileName, found.Hits[3].Page));
        Assert.Equal(1, found.Counts![SearchPlace.Evidence]);
        Assert.Single((await FindAsync(office.Office, new SearchAsked("2处排口", SearchPlace.Measure, inspection.Id))).Hits);
        Assert.Equal([inspection.Tasks[1]], (await FindAsync(office.Office, new SearchAsked("2处排口", null, inspection.Id, TaskState.Registered))).Hits.Select(hit => hit.Task));
    }

    [Fact]
    public async Task Open_tasks_come_first_and_the_newest_before_the_older()
    {
        var closed = await RegisteredAsync(office);
        await closed.WalkTo(TaskState.Closed, measures: ["整治芦苇荡。"]);
        var older = await RegisteredAsync(office);
        await older.WalkTo(TaskState.Rectifying, measures: ["整治芦苇荡。"]);
        var newer = await RegisteredAsync(office);
        await newer.WalkTo(TaskState.Rectifying, measures: ["整治芦苇荡。"]);

        var found = await FindAsync(office.Office, new SearchAsked("芦苇荡"));

        Assert.Equal([newer.Task, older.Task, closed.Task], found.Hits.Select(hit => hit.Task));
    }

    [Fact]
    public async Task All_words_must_stand_in_one_text_and_a_single_character_finds_nothing()
    {
        var inspection = await RegisteredAsync(office);
        await inspection.WalkTo(TaskState.Rectifying, measures: ["核对水鸟名录。", "补种水杉，核对面积。"]);

        Assert.Single((await FindAsync(office.Office, new SearchAsked("水杉 核对"))).Hits);
        Assert.Empty((await FindAsync(office.Office, new SearchAsked("水杉 水鸟"))).Hits);
        Assert.Empty(new SearchAsked("杉").Terms);
        Assert.Empty(new SearchAsked("水杉 杉").Terms);
        Assert.Empty((await FindAsync(office.Office, new SearchAsked("100%_水"))).Hits);
    }

    [Fact]
    public async Task Nobody_finds_what_they_may_not_see()
    {
        var inspection = await RegisteredAsync(office, problems: 2, restricted: 1);
        await inspection.WalkTo(TaskState.Rectifying, measures: ["班子成员退还购物卡。"]);
        await ReportAsync(inspection, "购物卡已退还。");
        await UploadAsync(inspection, "收据.txt", "收到退还的购物卡三张。");

        foreach (var person in new[] { office.SecondAuditor, office.Supervision, office.UpperLevel, office.FinanceLead, office.SystemAdministrator })
        {
            var found = await FindAsync(person, new SearchAsked("购物卡"));
            Assert.Empty(found.Hits);
            Assert.Empty(found.Counts!);
        }
        Assert.Equal(3, (await FindAsync(office.UnitLead, new SearchAsked("购物卡"))).Hits.Count);
        Assert.Equal(3, (await FindAsync(office.LeadingGroup, new SearchAsked("购物卡"))).Hits.Count);
        var number = (await FindAsync(office.Office, new SearchAsked("购物卡"))).Hits[0].Number;
        Assert.Equal(inspection.Task, (await FindAsync(office.Office, new SearchAsked($"{number}"))).Numbered);
        Assert.Null((await FindAsync(office.Supervision, new SearchAsked($"{number}"))).Numbered);
    }

    [Fact]
    public async Task Pages_follow_each_other_without_a_hit_lost_or_told_twice()
    {
        var inspection = await RegisteredAsync(office);
        await inspection.WalkTo(TaskState.Rectifying, measures: [.. Enumerable.Range(1, 45).Select(i => $"巡护湿地第{i}段。"), "巡护湿地的工作制度。"]);

        List<SearchHit> hits = [];
        for (SearchCursor? after = null; ;)
        {
            var page = await FindAsync(office.Office, new SearchAsked("巡护湿地"), after);
            hits.AddRange(page.Hits);
            Assert.Equal(46, page.Counts!.Values.Sum());
            if (page.Next is not { } next) break;
            Assert.Equal(next, SearchCursor.Parse(next.ToString()));
            after = next;
        }

        Assert.Equal(46, hits.Select(hit => hit.Key.Source).Distinct().Count());
        Assert.Equal(46, hits.Count);
        using var book = new MemoryStream();
        await office.As<ExportSearch, bool>(office.Office, async export =>
        {
            await export.Run(book, new SearchAsked("巡护湿地"), new SearchExportWords("检索", place => $"{place}", state => $"{state}"));
            return true;
        });
        using var archive = new ZipArchive(book, ZipArchiveMode.Read);
        using var reader = new StreamReader(archive.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        Assert.Equal(46, (await reader.ReadToEndAsync()).Split("巡护湿地").Length - 1);
    }

    [Fact]
    public async Task Beyond_a_thousand_hits_they_stand_by_newest_only_and_that_is_said()
    {
        var inspection = await RegisteredAsync(office);
        await inspection.WalkTo(TaskState.Rectifying, measures: ["巡查鹤岭林区。"]);
        await using var db = office.OpenDatabase();
        var task = inspection.Task.Value;
        await db.Database.ExecuteSqlAsync($"""
            insert into progress (id, task_id, measure_id, text, true_on, claim, written_by, submitted_by, submitted_at)
            select ('0198' || lpad(to_hex(i), 8, '0') || '7000800000000000' || lpad(to_hex(i), 4, '0'))::uuid, m.task_id, m.id, '第' || i || '次巡查鹤岭林区。', date '2026-03-18', 'NotDone', m.owner_person_id, m.owner_person_id, now()
            from measures m, generate_series(1, 1200) i where m.task_id = {task}
            """);

        var first = await FindAsync(office.Office, new SearchAsked("鹤岭林区"));
        var second = await FindAsync(office.Office, new SearchAsked("鹤岭林区"), first.Next);

        Assert.Null(first.Counts);
        var sources = first.Hits.Concat(second.Hits).Select(hit => hit.Key.Source).ToList();
        Assert.Equal(sources.OrderDescending(), sources);
        Assert.Equal(2 * SearchTexts.PageSize, sources.Distinct().Count());
    }

    private Task<SearchSlice> FindAsync(PersonId person, SearchAsked asked, SearchCursor? after = null) => office.As<SearchTexts, SearchSlice>(person, search => search.Run(asked, after));

    private async Task ReportAsync(TestInspection inspection, string text)
    {
        var measure = (await inspection.LoadAsync()).Counting.OrderBy(m => m.Position).First().Id;
        Must(await office.As<ReportProgress, Outcome>(office.UnitLead, verb => verb.Run([new ProgressLine(inspection.Task, new ProgressReport(measure, text, Day, ReportedGrade.NotDone))], ActId.New())));
    }

    private async Task UploadAsync(TestInspection inspection, string name, string content)
    {
        var measure = (await inspection.LoadAsync()).Counting.First().Id;
        Must(await office.As<UploadEvidence, Outcome>(office.Handler, verb => verb.Run(new EvidenceInput(inspection.Task, ActId.New(), null, [new Proof(measure, "写明情况。")]), name, new MemoryStream(Encoding.UTF8.GetBytes(content)))));
        while (await office.Services.GetRequiredService<KeepTexts>().NextAsync(default)) { }
    }
}
