"""Where actors stand in a picture of thousands: the same places for the same network, communities as clusters.

``arranging`` lays out each connected part: ``beginning`` gives it a start from distances, ``forces`` draws neighbours together
and everybody apart, ``apart`` leaves no two on one spot; few actors make one of the ``figures``. ``packing`` sets the parts side by side.
"""

from policy_graph.views.arrangement.arranging import ASPECT, arrange

__all__ = ["ASPECT", "arrange"]
