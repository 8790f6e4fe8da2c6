using Rectify.Documents.Reading;
using Rectify.Documents.Reading.Ledgers;
using Rectify.Documents.Text;
using Rectify.Domain.Intake;
using Xunit;

namespace Rectify.Documents.Tests.Ledgers;

public class LedgerReaderTests
{
    private static readonly string[] Plain = ["序号", "具体问题", "整改措施", "责任领导", "责任单位", "完成时限", "整改进展", "完成情况"];

    [Fact]
    public void A_promise_for_every_two_months_keeps_its_two()
    {
        var source = new WorkbookBuilder().Sheet("整改台账", sheet => sheet.Row(Plain).Row(1, "台账登记不全。", "每两个月至少1次抽查台账。", "", "", "", "", "")).Load();

        var promise = Assert.Single(ProposalReader.Read(source).Problems[0].Facts.Frequencies);

        Assert.Equal((1, 2, FrequencyPeriod.Month), (promise.Times, promise.Every, promise.Period));
    }

    [Fact]
    public void A_row_becomes_a_problem_with_measures_parties_deadline_progress_and_reported_grade()
    {
        var source = new WorkbookBuilder().Sheet("整改台账", sheet => sheet.Row(Plain)
            .Row(1, "台账登记不全。", "1. 补登2025年以来的台账。\n2. 每季度核对一次。", "分管副局长", "河湖管理科", new DateOnly(2026, 6, 30), "已补登台账42本。", "已完成")
            .Row(2, "巡河记录缺失。", "建立巡河签到制度。", "分管副局长", "防汛科", "长期坚持", "制度已印发。", "持续推进")).Load();

        var proposal = ProposalReader.Read(source);

        Assert.Equal(DocumentKind.Ledger, proposal.Kind);
        var first = proposal.Problems[0];
        Assert.Equal(("1", "台账登记不全", ReportedGrade.Completed), (first.Ordinal, first.Wording.Text, first.Grade));
        Assert.Equal(["补登2025年以来的台账。", "每季度核对一次。"], first.Measures.Select(measure => measure.Text));
        Assert.Equal(["责任领导 分管副局长", "责任单位 河湖管理科"], first.Parties.Select(party => $"{party.Label} {party.Name.Text}"));
        Assert.Equal(new DateOnly(2026, 6, 30), Assert.Single(first.Deadlines).Day);
        Assert.Equal("已补登台账42本。", Assert.Single(first.Progress).Text);
        Assert.Empty(first.Effects);
        Assert.Equal((ReportedGrade.Continuing, DayInference.Open), (proposal.Problems[1].Grade, proposal.Problems[1].Deadlines[0].How));
    }

    [Fact]
    public void A_row_whose_problem_is_a_stop_alone_states_none()
    {
        var source = new WorkbookBuilder().Sheet("整改台账", sheet => sheet.Row(Plain)
            .Row(1, "台账登记不全。", "补登台账。", "分管副局长", "河湖管理科", new DateOnly(2026, 6, 30), "已补登。", "已完成")
            .Row(2, "。", "建立巡河签到制度。", "分管副局长", "防汛科", "长期坚持", "制度已印发。", "持续推进")).Load();

        Assert.Equal(["台账登记不全"], ProposalReader.Read(source).Problems.Select(problem => problem.Wording.Text));
    }

    [Fact]
    public void Every_field_is_tied_to_its_place_in_the_text_and_to_its_cell()
    {
        var source = new WorkbookBuilder().Sheet("整改台账", sheet => sheet.Row("云湖市水务局整改台账").Row(Plain)
            .Row(1, "台账登记\n不全。", "一是补登台账。\n二是按季核对。", "分管副局长", "河湖管理科", "2026年6月底前", "", "整改中")).Load();

        var problem = Assert.Single(ProposalReader.Read(source).Problems);

        Assert.Equal("台账登记 不全。", source[problem.Wording.Span]);
        Assert.Equal("整改台账!B3", source.PlaceOf(problem.Wording.Span)!.ToString());
        Assert.Equal(["一是补登台账。", "二是按季核对。"], problem.Measures.Select(measure => source[measure.Span]));
        Assert.Equal("C3", source.PlaceOf(problem.Measures[1].Span)!.Address);
        Assert.Equal("2026年6月底前", source[problem.Deadlines[0].Span]);
        Assert.Equal((new DateOnly(2026, 6, 30), DayInference.PeriodEnd), (problem.Deadlines[0].Day!.Value, problem.Deadlines[0].How));
    }

    [Fact]
    public void The_header_is_found_below_titles_and_over_two_rows_of_merged_cells()
    {
        var source = new WorkbookBuilder { Shared = false }.Sheet("台账", sheet => sheet
            .Row("云湖市水务局党组巡察反馈问题整改台账")
            .Row("填报单位：云湖市水务局党组", null, null, null, "填报日期：2026年3月")
            .Row("序号", "反馈问题", "整改措施", "整改责任", null, "完成时限", null, "备注")
            .Row(null, null, null, "责任领导", "牵头单位", "原", "现", null)
            .Row(1, "水费收缴不及时", "清收欠费。", "副局长", "财务科", new DateOnly(2026, 3, 31), new DateOnly(2026, 5, 31), null)
            .Merge("A1:H1", "A3:A4", "B3:B4", "C3:C4", "D3:E3", "F3:G3", "H3:H4")).Load();

        var reading = LedgerReader.Read(source);

        Assert.Equal([LedgerField.Ordinal, LedgerField.Problem, LedgerField.Measure, LedgerField.Leader, LedgerField.LeadUnit, LedgerField.OriginalDeadline, LedgerField.Deadline, LedgerField.Remarks],
            reading.Headers[0].Columns.Select(column => column.Field!.Value));
        Assert.Equal("云湖市水务局党组巡察反馈问题整改台账", reading.Proposal.Header.Title!.Text);
        Assert.Equal("云湖市水务局党组", reading.Proposal.Header.Issuer!.Text);
        var problem = Assert.Single(reading.Proposal.Problems);
        Assert.Equal(new DateOnly(2026, 5, 31), Assert.Single(problem.Deadlines).Day);
        Assert.Equal(["责任领导", "牵头单位"], problem.Parties.Select(party => party.Label));
        Assert.Equal("2026-03-31", Assert.Single(reading.Rows)[LedgerField.OriginalDeadline]!.Text);
    }

    [Fact]
    public void Merged_cells_are_carried_down_and_rows_of_measures_belong_to_one_problem()
    {
        var source = new WorkbookBuilder().Sheet("台账", sheet => sheet.Row("序号", "方面", "问题描述", "整改措施", "责任单位", "整改时限")
            .Row(1, "党的领导方面", "学习不经常", "制定学习计划。", "办公室", "2026年3月")
            .Row(null, null, null, "每月通报学习情况。", null, "2026年6月")
            .Row(2, null, "调研不深入", "建立调研制度。", "办公室", "2026.9.30")
            .Merge("A2:A3", "B2:B4", "C2:C3", "E2:E3")).Load();

        var reading = LedgerReader.Read(source);

        var proposal = reading.Proposal;
        Assert.Equal(["制定学习计划。", "每月通报学习情况。"], proposal.Problems[0].Measures.Select(measure => measure.Text));
        Assert.Equal([new DateOnly(2026, 3, 31), new DateOnly(2026, 6, 30)], proposal.Problems[0].Deadlines.Select(deadline => deadline.Day!.Value));
        Assert.Single(proposal.Problems[0].Parties);
        Assert.All(proposal.Problems, problem => Assert.Equal("党的领导方面", proposal.FindSection(problem.Section)!.Heading));
        Assert.Equal(new DateOnly(2026, 9, 30), proposal.Problems[1].Deadlines[0].Day);
        Assert.Equal(proposal.Problems[0].Measures[1].Key, Assert.Single(reading.Rows[1].Measures));
        Assert.Equal("办公室", reading.Rows[1][LedgerField.ResponsibleUnit]!.Text);
    }

    [Fact]
    public void Values_repeated_on_every_row_of_a_problem_are_taken_once()
    {
        var source = new WorkbookBuilder().Sheet("台账", sheet => sheet.Row(Plain)
            .Row(1, "台账登记不全", "补登台账。", "副局长", "河湖科", "长期", "已补登。", "已完成")
            .Row(1, "台账登记不全", "按季核对。", "副局长", "河湖科", "长期", "已核对2次。", "推进中")
            .Row(2, "台账登记不全", "另行核查。", "副局长", "河湖科", "长期", "", "推进中")).Load();

        var proposal = ProposalReader.Read(source);

        Assert.Equal(["补登台账。", "按季核对。"], proposal.Problems[0].Measures.Select(measure => measure.Text));
        Assert.Single(proposal.Problems[0].Deadlines);
        Assert.Equal(ReportedGrade.InProgress, proposal.Problems[0].Grade);
        Assert.Contains(proposal.Issues, issue => issue.Code == ProposalIssueCode.GradeUnclear && issue.Problem == proposal.Problems[0].Key);
        Assert.Contains(proposal.Issues, issue => issue.Code == ProposalIssueCode.SameProblemTwice && issue.Problem == proposal.Problems[1].Key);
    }

    [Theory]
    [InlineData("2025年6月底前", 2025, 6, 30)]
    [InlineData("2025年12月31日前", 2025, 12, 31)]
    [InlineData("2025.6", 2025, 6, 30)]
    [InlineData("2025/6/5前", 2025, 6, 5)]
    [InlineData("20250605", 2025, 6, 5)]
    [InlineData("2025年底", 2025, 12, 31)]
    [InlineData("2025年第二季度", 2025, 6, 30)]
    [InlineData("45838", 2025, 6, 30)]
    public void A_deadline_written_as_text_is_understood(string printed, int year, int month, int day)
    {
        var source = new WorkbookBuilder().Sheet("台账", sheet => sheet.Row(Plain).Row(1, "问题一", "措施。", "", "", printed)).Load();

        Assert.Equal(new DateOnly(year, month, day), Assert.Single(ProposalReader.Read(source).Problems[0].Deadlines).Day);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_real_date_is_its_day_and_a_month_its_last_day(bool from1904)
    {
        var source = new WorkbookBuilder { From1904 = from1904 }.Sheet("台账", sheet => sheet.Row(Plain)
            .Row(1, "问题一", "措施。", "", "", new DateOnly(2026, 2, 10)).Row(2, "问题二", "措施。", "", "", (2026, 2))).Load();

        Assert.Equal([new DateOnly(2026, 2, 10), new DateOnly(2026, 2, 28)], ProposalReader.Read(source).Problems.Select(problem => problem.Deadlines[0].Day!.Value));
    }

    [Fact]
    public void Hidden_rows_are_read_and_told_and_hidden_sheets_are_told_and_not_read()
    {
        var source = new WorkbookBuilder()
            .Sheet("台账", sheet => sheet.Row(Plain).Row(1, "问题一", "措施。").HiddenRow(2, "问题二", "措施。"))
            .Sheet("旧台账", sheet => sheet.Row(Plain).Row(1, "旧问题", "措施。"), "hidden")
            .Sheet("很旧", sheet => sheet.Row(Plain).Row(1, "更旧的问题", "措施。"), "veryHidden").Load();

        var reading = LedgerReader.Read(source);

        Assert.Equal(["问题一", "问题二"], reading.Proposal.Problems.Select(problem => problem.Wording.Text));
        Assert.Contains(new LedgerNote(LedgerNoteKind.HiddenRows, "台账", null, "1"), reading.Notes);
        Assert.Equal(["旧台账", "很旧"], reading.Notes.Where(note => note.Kind == LedgerNoteKind.HiddenSheet).Select(note => note.Sheet));
        Assert.DoesNotContain("旧问题", source.Raw, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_sheets_are_sections_and_a_sheet_that_says_the_same_again_is_left_out()
    {
        var source = new WorkbookBuilder()
            .Sheet("水务局", sheet => sheet.Row(Plain).Row(1, "问题一", "措施。"))
            .Sheet("林草局", sheet => sheet.Row(Plain).Row(1, "问题二", "措施。"))
            .Sheet("筛选", sheet => sheet.Row("序号", "具体问题", "整改措施").Row(1, "问题一", "措施。"))
            .Sheet("说明", sheet => sheet.Row("本表一式两份")).Load();

        var reading = LedgerReader.Read(source);

        Assert.Equal(["水务局", "林草局"], reading.Proposal.Problems.Select(problem => reading.Proposal.FindSection(problem.Section)!.Heading));
        Assert.Contains(new LedgerNote(LedgerNoteKind.SameAsEarlierSheet, "筛选", null, "水务局"), reading.Notes);
        Assert.Contains(reading.Notes, note => note is { Kind: LedgerNoteKind.NoLedger, Sheet: "说明" });
    }

    [Fact]
    public void Heading_rows_are_sections_and_sums_notes_and_repeated_headers_are_left_out()
    {
        var source = new WorkbookBuilder().Sheet("台账", sheet => sheet.Row("序号", "具体问题", "整改措施", "责任单位")
            .Row(1, 2, 3, 4)
            .Row("一、党的建设方面").Row(1, "问题一", "措施。", "办公室")
            .Row("序号", "具体问题", "整改措施", "责任单位")
            .Row("二、队伍建设方面").Row(1, "问题二", "措施。", "人事科")
            .Row("合计", null, "2项").Row("注：本表由各责任单位填写。").Merge("A3:D3", "A6:D6")).Load();

        var reading = LedgerReader.Read(source);

        Assert.Equal(["一、党的建设方面 问题一", "二、队伍建设方面 问题二"],
            reading.Proposal.Problems.Select(problem => $"{reading.Proposal.FindSection(problem.Section)!.Heading} {problem.Wording.Text}"));
        Assert.Equal([LedgerNoteKind.SumLeftOut, LedgerNoteKind.NoteLeftOut], reading.Notes.Select(note => note.Kind));
        Assert.Empty(reading.Errors);
    }

    [Fact]
    public void A_row_that_cannot_be_taken_says_why_and_what_follows_does_not_slip_into_the_problem_above()
    {
        var source = new WorkbookBuilder().Sheet("台账", sheet => sheet.Row("序号", "具体问题", "整改措施", "完成时限", "挽回损失(万元)")
            .Row(null, null, "没有问题的措施。")
            .Row(1, "问题一", "措施。", "2026年6月")
            .Row(2, null, "编了号却没有问题。")
            .Row(null, null, "它的第二条措施。")
            .Row(3, "问题三", "措施。", "2026年2月30日")
            .Row(4, "问题四", "#REF!")
            .Row(5, "问题五", "措施。", null, "约十万")).Load();

        var reading = LedgerReader.Read(source);

        Assert.Equal("问题一", Assert.Single(reading.Proposal.Problems).Wording.Text);
        Assert.Single(reading.Proposal.Problems[0].Measures);
        Assert.Equal([LedgerRowFault.NoProblem, LedgerRowFault.NumberedWithoutProblem, LedgerRowFault.NoProblem, LedgerRowFault.ImpossibleDay, LedgerRowFault.FormulaError, LedgerRowFault.NotANumber],
            reading.Errors.Select(error => error.Fault));
        Assert.Equal("台账!D6", reading.Errors[3].Place);
        Assert.All(reading.Errors, error => Assert.NotEqual(error.InChinese(), error.InEnglish()));
    }

    [Fact]
    public void Unknown_headers_are_named_and_read_once_a_person_has_said_what_they_are()
    {
        var source = new WorkbookBuilder().Sheet("台账", sheet => sheet.Row("编码", "差距与不足", "怎么办", "谁来办", "附记")
            .Row("A-1", "巡河记录缺失", "补记。", "防汛科", "略")).Load();

        var header = Assert.Single(LedgerHeaders.Of(source));
        Assert.False(header.IsLedger);
        Assert.Equal(["编码", "差距与不足", "怎么办", "谁来办", "附记"], header.Unmatched.Select(column => column.Header));
        Assert.Equal("巡河记录缺失", header.Columns[1].Example);

        var mapping = LedgerMapping.Empty.With("差距与不足", LedgerField.Problem).With("怎么办", LedgerField.Measure).With("谁来办", LedgerField.ResponsibleUnit)
            .With("附记", LedgerField.Ignored);
        var reading = LedgerReader.Read(source, LedgerMapping.Parse(mapping.ToJson()));

        var problem = Assert.Single(reading.Proposal.Problems);
        Assert.Equal(("巡河记录缺失", "补记。", "防汛科"), (problem.Wording.Text, problem.Measures[0].Text, problem.Parties[0].Name.Text));
        Assert.Equal("编码", Assert.Single(reading.Notes, note => note.Kind == LedgerNoteKind.ColumnUnknown).Detail);
    }

    [Fact]
    public void A_table_of_a_Word_document_is_read_as_a_ledger()
    {
        static string Cell(string text, string properties = "") => $"<w:tc><w:tcPr>{properties}</w:tcPr>{Text.DocxBuilder.Paragraph(text)}</w:tc>";
        static string Row(params string[] cells) => $"<w:tr>{string.Concat(cells)}</w:tr>";
        const string Down = "<w:vMerge w:val=\"restart\"/>";
        var bytes = new Text.DocxBuilder().Body(Text.DocxBuilder.Paragraph("云湖市水务局整改任务清单") + "<w:tbl>"
            + Row(Cell("序号"), Cell("反馈问题"), Cell("整改措施"), Cell("责任单位"))
            + Row(Cell("1", Down), Cell("台账登记不全", Down), Cell("补登台账。"), Cell("河湖科"))
            + Row(Cell("", "<w:vMerge/>"), Cell("", "<w:vMerge/>"), Cell("按季核对。"), Cell("河湖科"))
            + Row(Cell("2"), Cell("巡河记录缺失"), Cell("补记。"), Cell("防汛科")) + "</w:tbl>").Build();
        var source = Assert.IsType<TextLoad.Loaded>(TextLoader.FromFile(new MemoryStream(bytes), "清单.docx")).Source;

        var proposal = ProposalReader.Read(source);

        Assert.Equal(["台账登记不全 2", "巡河记录缺失 1"], proposal.Problems.Select(problem => $"{problem.Wording.Text} {problem.Measures.Count}"));
        Assert.Equal("按季核对。", source[proposal.Problems[0].Measures[1].Span]);
        Assert.Equal("云湖市水务局整改任务清单", proposal.Header.Title?.Text);
    }

    [Fact]
    public void Cells_copied_out_of_a_spreadsheet_are_read_as_a_ledger()
    {
        const string Pasted = "云湖市水务局问题清单\n序号\t具体问题\t整改措施\t责任单位\r\n1\t台账不全\t\"1. 补登。\n2. 核对。\"\t河湖科\r\n2\t记录缺失\t补记。\t防汛科\r\n";
        var source = Assert.IsType<TextLoad.Loaded>(TextLoader.FromPaste(Pasted)).Source;

        var proposal = ProposalReader.Read(source);

        Assert.Equal(["台账不全 2 河湖科", "记录缺失 1 防汛科"], proposal.Problems.Select(problem => $"{problem.Wording.Text} {problem.Measures.Count} {problem.Parties[0].Name.Text}"));
        Assert.Equal("核对。", proposal.Problems[0].Measures[1].Text);
        Assert.Equal("2. 核对。", source[proposal.Problems[0].Measures[1].Span]);
        Assert.Equal("云湖市水务局问题清单", proposal.Header.Title?.Text);
    }

    [Fact]
    public void Numbers_that_skip_are_doubted_and_those_that_start_again_with_a_section_are_not()
    {
        var source = new WorkbookBuilder().Sheet("台账", sheet => sheet.Row("序号", "方面", "具体问题", "整改措施")
            .Row(1, "甲方面", "问题一", "措施。").Row(2, "甲方面", "问题二", "措施。").Row(1, "乙方面", "问题三", "措施。").Row(3, "乙方面", "问题四", "措施。")).Load();

        var doubt = Assert.Single(ProposalReader.Read(source).Issues, issue => issue.Code == ProposalIssueCode.OrdinalOutOfSequence);

        Assert.Equal("问题四", source[doubt.Span]);
    }

    [Fact]
    public void A_mark_of_secrecy_above_a_ledger_is_seen()
    {
        var bytes = new WorkbookBuilder().Sheet("台账", sheet => sheet.Row("机密★1年").Row(Plain).Row(1, "问题一", "措施。")).Build();

        var refused = Assert.IsType<TextLoad.Refused>(TextLoader.FromFile(new MemoryStream(bytes), "台账.xlsx"));

        Assert.Equal(RefusalReason.SecrecyMark, refused.Reason);
    }
}
