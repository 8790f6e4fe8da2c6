using System.Collections.Immutable;
using Rectify.Documents.Reading;
using Rectify.Documents.Text;
using Rectify.Domain.Intake;
using Xunit;

namespace Rectify.Documents.Tests.Reading;

public class ProposalEditTests
{
    private static readonly Proposal Read = ProposalReader.Read(SourceText.Of(GoldenDocuments.Text("quoted-statements")));
    private static readonly Proposal Feedback = ProposalReader.Read(SourceText.Of(GoldenDocuments.Text("feedback-many-bodies")));

    [Fact]
    public void A_step_back_brings_the_earlier_proposal_whatever_was_done()
    {
        var draft = ProposalDraft.Of(Read)
            .Do(new DropProblem(Read.Problems[0].Key))
            .Do(new RewordProblem(Read.Problems[1].Key, "仓库账实不符"));

        Assert.Equal(2, draft.Current.Problems.Count);
        Assert.Same(Read, draft.Undo().Undo().Current);
        Assert.False(draft.Undo().Undo().CanUndo);
    }

    [Fact]
    public void A_correction_of_something_that_is_gone_changes_nothing()
    {
        var dropped = new DropProblem(Read.Problems[0].Key).ApplyTo(Read);

        Assert.Same(dropped, new RewordProblem(Read.Problems[0].Key, "改写").ApplyTo(dropped));
        Assert.Same(dropped, new MergeProblems(Read.Problems[1].Key, Read.Problems[0].Key).ApplyTo(dropped));
        Assert.Same(ProposalDraft.Of(dropped).Current, ProposalDraft.Of(dropped).Do(new DropProblem(Read.Problems[0].Key)).Current);
    }

    [Fact]
    public void Merging_keeps_both_wordings_and_all_items_in_order()
    {
        var (into, from) = (Read.Problems[0], Read.Problems[1]);

        var merged = new MergeProblems(into.Key, from.Key).ApplyTo(Read);

        var problem = merged.FindProblem(into.Key)!;
        Assert.Null(merged.FindProblem(from.Key));
        Assert.Equal(into.Wording.Text + "。" + from.Wording.Text, problem.Wording.Text);
        Assert.Equal(into.Measures.Concat(from.Measures), problem.Measures);
        Assert.Equal(into.Effects.Concat(from.Effects), problem.Effects);
    }

    [Fact]
    public void A_paragraph_cut_at_its_sentences_becomes_problems_of_the_same_body_and_its_doubt_is_settled()
    {
        var whole = Feedback.Problems.Single(problem => problem.Form == ProblemForm.Paragraph);

        var cut = new SplitProblem(whole.Key, SplitProblem.AfterSentences(whole.Wording.Text, semicolonsToo: true)).ApplyTo(Feedback);

        var parts = cut.Problems.Where(problem => problem.Section == whole.Section).ToList();
        Assert.Equal(["履行职能责任不到位，岸线管控存在漏洞", "内控制度不健全，合同管理不规范", "干部培养缺少规划"], parts.Select(part => part.Wording.Text));
        Assert.All(parts, part => Assert.Equal(whole.Body, part.Body));
        Assert.Empty(cut.Issues);
        Assert.Equal(cut.Problems.Count, cut.Problems.Select(problem => problem.Key).Distinct().Count());
    }

    [Fact]
    public void A_measure_that_is_an_effect_moves_to_the_effects_at_its_place_in_the_source()
    {
        var problem = Read.Problems[0];

        var changed = new RetypeItem(problem.Key, problem.Measures[1].Key, ItemList.Effects).ApplyTo(Read).FindProblem(problem.Key)!;

        Assert.Equal([problem.Measures[0]], changed.Measures);
        Assert.Equal([problem.Measures[1], .. problem.Effects], changed.Effects);
    }

    [Fact]
    public void A_whole_list_taken_for_problems_becomes_the_measures_of_one()
    {
        var (holder, others) = (Feedback.Problems[0], Feedback.Problems.Skip(1).Select(problem => problem.Key).ToImmutableList());

        var changed = new ProblemsAreItems(others, holder.Key, ItemList.Measures).ApplyTo(Feedback);

        Assert.Equal(holder.Key, Assert.Single(changed.Problems).Key);
        Assert.Equal(Feedback.Problems.Skip(1).Select(problem => problem.Wording.Text), changed.Problems[0].Measures.Select(item => item.Text));
    }

    [Fact]
    public void Items_taken_for_measures_become_problems_after_the_one_they_stood_under()
    {
        var problem = Read.Problems[0];

        var changed = new ItemsAreProblems(problem.Key, ItemList.Measures).ApplyTo(Read);

        Assert.Empty(changed.FindProblem(problem.Key)!.Measures);
        Assert.Equal(problem.Measures.Select(item => item.Text.TrimEnd('。')), changed.Problems.Skip(1).Take(2).Select(born => born.Wording.Text));
        Assert.All(changed.Problems.Skip(1).Take(2), born => Assert.Equal(problem.Section, born.Section));
    }

    [Fact]
    public void An_item_can_be_cut_and_joined_again()
    {
        var (problem, item) = (Read.Problems[0], Read.Problems[0].Measures[0]);

        var cut = new SplitItem(problem.Key, item.Key, 4).ApplyTo(Read);
        var second = cut.FindProblem(problem.Key)!.Measures[1];
        var joined = new MergeItems(problem.Key, item.Key, second.Key).ApplyTo(cut);

        Assert.Equal(item.Text[..4], cut.FindProblem(problem.Key)!.Measures[0].Text);
        Assert.Equal(item.Text, joined.FindProblem(problem.Key)!.Measures[0].Text);
        Assert.Equal(problem.Measures.Count, joined.FindProblem(problem.Key)!.Measures.Count);
    }

    [Fact]
    public void A_dropped_section_hands_its_problems_and_subsections_to_the_one_above()
    {
        var top = Read.Sections.First(section => section.Level == 1);
        var below = Read.Sections.First(section => section.Parent == top.Key);

        var inner = new DropSection(below.Key).ApplyTo(Read);
        var outer = new DropSection(top.Key).ApplyTo(Read);

        Assert.Equal(top.Key, inner.Problems[0].Section);
        Assert.Equal((null, 1), (outer.FindSection(below.Key)!.Parent, outer.FindSection(below.Key)!.Level));
    }

    [Fact]
    public void A_section_cannot_be_moved_below_itself()
    {
        var top = Read.Sections.First(section => section.Level == 1);
        var below = Read.Sections.First(section => section.Parent == top.Key);

        Assert.Same(Read, new MoveSection(top.Key, below.Key).ApplyTo(Read));
        Assert.Equal(1, new MoveSection(below.Key, null).ApplyTo(Read).FindSection(below.Key)!.Level);
    }

    [Fact]
    public void A_section_that_is_a_problem_after_all_keeps_its_ordinal_and_place()
    {
        var section = Read.Sections.Last();

        var changed = new SectionIsProblem(section.Key).ApplyTo(Read);

        Assert.Null(changed.FindSection(section.Key));
        Assert.Equal((section.Heading, section.Ordinal, section.Parent),
            (changed.Problems[^1].Wording.Text, changed.Problems[^1].Ordinal, changed.Problems[^1].Section));
    }

    [Fact]
    public void Confirming_a_problem_settles_its_doubts_and_a_kept_draft_comes_back_equal()
    {
        var doubtful = Feedback.Issues.Single();

        var confirmed = new ConfirmProblem(doubtful.Problem!.Value).ApplyTo(Feedback);

        Assert.Empty(confirmed.Issues);
        Assert.Equal(Confidence.Confirmed, confirmed.FindProblem(doubtful.Problem.Value)!.Confidence);
        Assert.Equal(ProposalJson.Write(confirmed), ProposalJson.Write(ProposalJson.Read(ProposalJson.Write(confirmed))));
    }

    [Fact]
    public void A_problem_marked_by_hand_is_placed_where_it_stands_in_the_source()
    {
        var (first, second) = (Read.Problems[0], Read.Problems[1]);

        var added = new AddProblem(" 漏读的一项 ", new TextSpan(first.Span.End, 1), second.Section).ApplyTo(Read);

        Assert.Equal("漏读的一项", added.Problems[1].Wording.Text);
        Assert.Equal(Confidence.Confirmed, added.Problems[1].Confidence);
    }

    [Fact]
    public void A_draft_kept_before_a_field_existed_is_still_readable()
    {
        var kept = System.Text.Json.Nodes.JsonNode.Parse(ProposalJson.Write(Read))!.AsObject();
        foreach (var name in new[] { "facts", "documents" })
            kept.Remove(name);
        foreach (var name in new[] { "inspections", "opening", "closings", "contacts" })
            kept["header"]!.AsObject().Remove(name);
        foreach (var problem in kept["problems"]!.AsArray())
        {
            problem!.AsObject().Remove("facts");
            problem.AsObject().Remove("subProblems");
        }
        foreach (var figure in kept["claimedFigures"]!.AsArray())
            figure!.AsObject().Remove("clause");

        var read = ProposalJson.Read(kept.ToJsonString());

        Assert.Equal(Read.Problems.Select(problem => problem.Wording), read.Problems.Select(problem => problem.Wording));
        Assert.All(read.Problems, problem => Assert.True(problem.Facts.IsEmpty));
        Assert.Empty(read.Documents);
    }
}
