using System.Globalization;
using Larmor.Workbench.DeviceFiles.Grammar;

namespace Larmor.Workbench.DeviceFiles.Building;

/// <summary>A repeated block of layers in the flat list.</summary>
/// <param name="First">Index of its first layer among the layers.</param>
/// <param name="Length">Number of layers in one block.</param>
/// <param name="Item">The block as it stands in the file.</param>
internal sealed record FlatBlock(int First, int Length, RepeatItem Item)
{
    /// <summary>The contact that the file gives between one block and the next; null where it leaves it to the two metals.</summary>
    public ContactItem? Joint => Item.Between ?? Item.Items[^1] as ContactItem ?? Item.Items[0] as ContactItem;
}

/// <summary>The items of a stack with its repeats written out.</summary>
internal sealed class FlatStack
{
    private const int MostLayers = 40_000;
    private const int MostItems = 3 * MostLayers;
    private readonly List<StackItem> items = [];
    private readonly Reading reading;
    private int layers;

    private FlatStack(Reading reading) => this.reading = reading;

    /// <summary>Layers and contacts along +x.</summary>
    public IReadOnlyList<StackItem> Items => items;

    /// <summary>The only repeated block; null where there is none, or more than one, or one inside another.</summary>
    public FlatBlock? Block { get; private set; }

    /// <summary>The flat list; null with a listed fault where it grows too long.</summary>
    public static FlatStack? Of(IReadOnlyList<StackItem> given, Reading reading)
    {
        FlatStack flat = new(reading);
        return flat.Add(given, isTop: true) ? flat : null;
    }

    private bool Add(IReadOnlyList<StackItem> given, bool isTop)
    {
        bool isOnlyBlock = isTop && given.OfType<RepeatItem>().Count() == 1;
        foreach (StackItem item in given)
        {
            if (item is not RepeatItem repeat)
            {
                if (!Add(item)) return false;
                continue;
            }
            if (isOnlyBlock && !repeat.Items.Any(inner => inner is RepeatItem)) Block = new FlatBlock(layers, repeat.Items.OfType<LayerItem>().Count(), repeat);
            for (int i = 0; i < repeat.Count; i++)
            {
                if (i > 0 && repeat.Between is not null && !Add(repeat.Between)) return false;
                if (!Add(repeat.Items, isTop: false)) return false;
            }
        }
        return true;
    }

    private bool Add(StackItem item)
    {
        items.Add(item);
        if (item is LayerItem) layers++;
        if (layers <= MostLayers && items.Count <= MostItems) return true;
        reading.Errors.Add(item.Node, string.Create(CultureInfo.InvariantCulture, $"the stack has more than {(layers > MostLayers ? MostLayers : MostItems)} layers{(layers > MostLayers ? "" : " and contacts")}"), "Repeat fewer.");
        return false;
    }
}
