using Rectify.Domain.Measures;
using Rectify.Domain.Tasks;
using Xunit;

namespace Rectify.Domain.Tests.Tasks;

/// <summary>Measures a document names come before anybody answers for the task.</summary>
public sealed class ReadMeasuresTests
{
    private static readonly DateOnly TasksDay = new(2026, 6, 30);

    [Fact]
    public void A_measure_read_without_owner_and_day_becomes_that_of_the_unit_that_signs_for_the_task()
    {
        var measure = SignedFor(Deadline.LongTerm).Task.Measures.Single();

        Assert.Equal((Given.Water, TasksDay), (measure.OwnerUnitId, measure.DueOn));
        Assert.Null(measure.OwnerPersonId);
    }

    [Fact]
    public void A_day_the_document_names_stays_unless_it_lies_beyond_that_of_the_task()
    {
        var earlier = TasksDay.AddDays(-40);

        Assert.Equal(earlier, SignedFor(earlier).Task.Measures.Single().DueOn);
        Assert.Equal(TasksDay, SignedFor(TasksDay.AddDays(40)).Task.Measures.Single().DueOn);
    }

    private static Given SignedFor(DateOnly measureDue)
    {
        var at = Given.ATask();
        at.Task.TakeOverMeasures([(MeasureId.New(), new MeasureDraft("拆除排口。", MeasureKind.General, Given.Bureau, null, measureDue))]);
        return at.Planning();
    }
}
